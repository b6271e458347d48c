import type { Commands } from "./model/commands.generated";

/** The key pair that signs a CloudStack call; whoever holds it is the caller. */
export interface Credentials {
  readonly apiKey: string;
  readonly secretKey: string;
}

/** A wire value: lists join with commas, maps become `name[0].key=value` (see ./sign/parameters). `undefined` is left out. */
export type ParameterValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly Readonly<Record<string, string | number | boolean>>[]
  | undefined;
export type Parameters = Readonly<Record<string, ParameterValue>>;

export type CommandName = keyof Commands;
/** Commands that answer a list: one page of items, or `{}` when nothing is found. */
export type ListCommand = { [C in CommandName]: Commands[C] extends { item: unknown } ? C : never }[CommandName];
/** Commands that answer at once with a job id and do their work behind it. */
export type AsyncCommand = { [C in CommandName]: Commands[C] extends { async: true } ? C : never }[CommandName];
/** Commands that answer their result directly. */
export type PlainCommand = Exclude<CommandName, ListCommand | AsyncCommand>;

export type ParametersOf<C extends CommandName> = Commands[C]["parameters"];
export type ItemOf<C extends ListCommand> = Commands[C] extends { item: infer I } ? I : never;
export type ResultOf<C extends CommandName> = Commands[C] extends { result: infer R } ? R : never;

export interface Page<T> {
  readonly items: readonly T[];
  /** CloudStack's count of all matches, not of this page. */
  readonly count: number;
}

export interface StartedJob {
  readonly jobId: string;
  /** The id of what is being made, where the command names it at once (deployVirtualMachine, createVolume, ...). */
  readonly id?: string;
}

export type JobState = "pending" | "done" | "failed";

/** queryAsyncJobResult, as recorded; `error` only in a failed one. */
export interface Job<R = unknown> {
  readonly id: string;
  readonly state: JobState;
  /** Java class name of the command, e.g. org.apache.cloudstack.api.command.user.vm.DeployVMCmd */
  readonly command: string;
  readonly account: string;
  readonly instanceType?: string;
  readonly instanceId?: string;
  readonly created: string;
  readonly completed?: string;
  readonly result?: R;
  readonly error?: { readonly code: number; readonly text: string };
}

/**
 * CloudStack as one caller sees it. Every method throws `CloudError` for CloudStack's own refusals (failed jobs
 * included) and `TransportError` when no proper answer came.
 */
export interface Cloud {
  readonly credentials: Credentials;
  /** Items a page at most: CloudStack refuses to give more (its default.page.size). */
  readonly pageSize: number;
  /** One signed exchange of a command that answers its result directly. */
  call<C extends PlainCommand>(command: C, parameters: ParametersOf<C>): Promise<ResultOf<C>>;
  /** One signed exchange: one page (`pageSize` items unless `pagesize` says less). */
  page<C extends ListCommand>(command: C, parameters?: ParametersOf<C>): Promise<Page<ItemOf<C>>>;
  /** Everything that matches: one exchange up to `pageSize` items; beyond, the further pages side by side. */
  list<C extends ListCommand>(command: C, parameters?: ParametersOf<C>): Promise<readonly ItemOf<C>[]>;
  /** As `list`, page by page in order, a bounded number of pages ahead, for answers that stream. */
  stream<C extends ListCommand>(command: C, parameters?: ParametersOf<C>): AsyncIterable<Page<ItemOf<C>>>;
  /** As `list`, through a short-lived cache per identity, one flight at a time: for catalogues (zones, offerings, templates, networks). */
  catalogue<C extends ListCommand>(command: C, parameters?: ParametersOf<C>): Promise<readonly ItemOf<C>[]>;
  /** Starts an asynchronous command and does not wait. */
  start<C extends AsyncCommand>(command: C, parameters: ParametersOf<C>): Promise<StartedJob>;
  /** Starts an asynchronous command and waits for its result (first poll after 50 ms, growing, with jitter). */
  run<C extends AsyncCommand>(command: C, parameters: ParametersOf<C>): Promise<ResultOf<C>>;
  /** One poll. */
  job<R = unknown>(jobId: string): Promise<Job<R>>;
  /** Polls until the job ends or `timeoutMs` (default from configuration) passes; the pending job is then the answer. */
  wait<R = unknown>(jobId: string, timeoutMs?: number): Promise<Job<R>>;
  /** Drops this identity's cached catalogues: after the caller changed one (a network, a template). */
  forget(): void;
}

/** One exchange with CloudStack, as the access log and the metrics want it. */
export interface ObservedCall {
  readonly command: string;
  readonly ms: number;
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
}

/** Hears what one cloud's calls come to upstream: polls, pages and repeats too, answers from the catalogue cache not. */
export interface CloudObserver {
  exchanged(call: ObservedCall): void;
  /** An asynchronous command was accepted. */
  started(jobId: string): void;
}

/** One endpoint; `as` gives the cloud as the holder of the key pair sees it. Connections and catalogues are shared below. */
export interface CloudEndpoint {
  as(credentials: Credentials, observer?: CloudObserver): Cloud;
}

/** A raw HTTP exchange with CloudStack. axios is one implementation, the simulator in-process another, faults wrap either. */
export interface TransportRequest {
  readonly method: "GET" | "POST";
  /** The signed query string: in the URL for GET, the form body for POST. */
  readonly query: string;
  readonly timeoutMs: number;
}
export interface TransportReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}
export type Transport = (request: TransportRequest) => Promise<TransportReply>;
