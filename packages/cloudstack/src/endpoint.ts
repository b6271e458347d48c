import { setTimeout as sleep } from "node:timers/promises";
import { type Catalogue, createCatalogues } from "./catalogue/catalogue";
import type {
  AsyncCommand,
  Cloud,
  CloudEndpoint,
  CloudObserver,
  CommandName,
  Credentials,
  ItemOf,
  Job,
  ListCommand,
  ObservedCall,
  Page,
  Parameters,
  ResultOf,
  Transport,
} from "./cloud";
import { CloudError, isRefusal } from "./errors/cloud-error";
import { TransportError } from "./errors/transport-error";
import { createExchange, type Exchange, isRead } from "./exchange/exchange";
import { unwrapResult } from "./exchange/unwrap";
import { readJob } from "./jobs/job";
import { type Pace, waitForJob } from "./jobs/wait";
import { commandTable } from "./model/command-table";
import { type FetchPage, fetchAll, type PagingOptions, streamPages } from "./pages/pages";
import { readPage } from "./pages/read-page";

export interface CloudEndpointOptions {
  readonly transport: Transport;
  /** How long a catalogue (zones, offerings, templates, networks) may be out of date. */
  readonly cataloguesTtlMs?: number;
  /** How long `run` and `wait` wait for a job unless told otherwise. */
  readonly jobTimeoutMs?: number;
  /** How long one exchange may take. */
  readonly requestTimeoutMs?: number;
  /** Items a page, also the most that CloudStack gives (its default.page.size); callers may ask for smaller pages. */
  readonly pageSize?: number;
  /** Pages of one list under way at once. */
  readonly pagesAtOnce?: number;
  /** Signs as version 3: the server refuses a request that arrives later than this. Needs clocks that agree. */
  readonly signatureTtlMs?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly random?: () => number;
  /** Told of every exchange, polls and repeats included. */
  readonly observe?: (call: ObservedCall) => void;
}

interface Shared {
  readonly exchange: Exchange;
  readonly pace: Pace;
  readonly paging: PagingOptions;
  readonly jobTimeoutMs: number;
}

/** One CloudStack. Connections, catalogues and flights are shared by everyone who calls through it. */
export function createCloudEndpoint({
  transport,
  cataloguesTtlMs = 30_000,
  jobTimeoutMs = 600_000,
  requestTimeoutMs = 60_000,
  pageSize = 500,
  pagesAtOnce = 4,
  signatureTtlMs,
  clock = Date.now,
  sleep: pause = (ms) => sleep(ms),
  random = Math.random,
  observe = () => undefined,
}: CloudEndpointOptions): CloudEndpoint {
  const catalogueOf = createCatalogues({ ttlMs: cataloguesTtlMs, clock });
  const shared: Shared = {
    exchange: createExchange({ transport, timeoutMs: requestTimeoutMs, signatureTtlMs, clock, observe }),
    pace: { clock, sleep: pause, random },
    paging: { size: pageSize, atOnce: pagesAtOnce },
    jobTimeoutMs,
  };
  return { as: (credentials, observer) => cloudOf(credentials, shared, catalogueOf(credentials), observer) };
}

function cloudOf(
  credentials: Credentials,
  shared: Shared,
  catalogue: Catalogue,
  observer: CloudObserver | undefined,
): Cloud {
  const { pace, paging, jobTimeoutMs } = shared;
  const exchange = async (command: CommandName, parameters: Parameters) => {
    const body = await shared.exchange(command, parameters, credentials, observer);
    if (!isRead(command)) catalogue.forgetChanged(command, parameters);
    return body;
  };

  const page = async <C extends ListCommand>(command: C, parameters: Parameters): Promise<Page<ItemOf<C>>> => {
    const body = await exchange(command, parameters);
    return readPage<ItemOf<C>>(command, body, commandTable[command].listKey);
  };
  const pager = <C extends ListCommand>(command: C, parameters: Parameters = {}) => {
    const { page: _, pagesize, ...filters } = parameters;
    const pages = "pagesize" in commandTable[command].parameters;
    const fetch: FetchPage<ItemOf<C>> = (number, size) =>
      page(command, pages ? { ...filters, page: number, pagesize: size } : filters);
    return { fetch, options: { ...paging, size: typeof pagesize === "number" ? pagesize : paging.size } };
  };
  const list = <C extends ListCommand>(command: C, parameters?: Parameters) => {
    const { fetch, options } = pager(command, parameters);
    return fetchAll(fetch, options);
  };

  const start = async (command: AsyncCommand, parameters: Parameters) => {
    const { jobid, id } = await exchange(command, parameters);
    if (typeof jobid !== "string") throw new TransportError({ kind: "malformed", command });
    observer?.started(jobid);
    return { jobId: jobid, ...(typeof id === "string" && { id }) };
  };
  const job = async (jobId: string) => {
    const polled = readJob(await exchange("queryAsyncJobResult", { jobid: jobId }));
    // What was listed while the job ran shows the state before it. Its command is a class name: ...volume.AttachVolumeCmd
    if (polled.state !== "pending") catalogue.forgetChanged(polled.command.split(".").at(-1) ?? "", {});
    return polled;
  };
  const wait = (jobId: string, timeoutMs = jobTimeoutMs) => waitForJob(() => job(jobId), timeoutMs, pace);
  const run = async (command: AsyncCommand, parameters: Parameters) => {
    const { jobId } = await start(command, parameters);
    const { state, result, error } = await wait(jobId).catch((failure) => {
      throw isUnknownJob(failure) ? new TransportError({ kind: "lost", command, jobId }) : failure;
    });
    // Again, by its parameters: a job does not say what it tagged.
    catalogue.forgetChanged(command, parameters);
    if (error) throw new CloudError({ command, ...error, jobId });
    if (state === "pending") throw new TransportError({ kind: "timeout", command, jobId });
    return result;
  };

  // The one place where what CloudStack sent is taken for what the command table says that it sends.
  return {
    credentials,
    pageSize: paging.size,
    call: async (command, parameters) =>
      unwrapResult(await exchange(command, parameters), commandTable[command].resultKey) as ResultOf<typeof command>,
    page: (command, parameters = {}) => page(command, parameters),
    list,
    stream(command, parameters) {
      const { fetch, options } = pager(command, parameters);
      return streamPages(fetch, options);
    },
    catalogue: (command, parameters = {}) =>
      catalogue.get(command, parameters, () => list(command, parameters)) as Promise<readonly ItemOf<typeof command>[]>,
    start,
    run: run as Cloud["run"],
    job: job as <R>(jobId: string) => Promise<Job<R>>,
    wait: wait as <R>(jobId: string, timeoutMs?: number) => Promise<Job<R>>,
    forget: catalogue.forget,
  };
}

/** Of a job that was just started, it says nothing about what the caller sent: what became of the work is unknown. */
const isUnknownJob = (error: unknown): boolean => isRefusal(error, 431) && error.command === "queryAsyncJobResult";
