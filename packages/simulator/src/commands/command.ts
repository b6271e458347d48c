import type { CommandName, ParametersOf } from "@stackgate/cloudstack";
import type { JobKind, Work } from "../jobs/jobs";
import type { Call } from "../world";
import { onePage } from "./page";

/** The parameters that a command may ask for: those of its entry in the command table. */
export type NamesOf<C extends string> = C extends CommandName ? keyof ParametersOf<C> & string : string;
export type CallOf<C extends string> = Call<NamesOf<C>>;

/** Kinds of the records that a command's own ids name (`id`, `ids` and other names that wire/entities doesn't know). */
export type OwnKinds = Readonly<Record<string, readonly string[]>>;

interface Named {
  readonly name: string;
  readonly kinds: OwnKinds;
  /** Where the answer's envelope is not the command's name and `response`. */
  readonly envelope?: string;
}
/** Answers what goes into the envelope. */
export interface DirectCommand extends Named {
  run(call: Call): object;
}
/** Answers a job id and works behind it. */
export interface JobCommand extends Named {
  readonly job: JobKind;
  start(call: Call): Work;
}
export type Command = DirectCommand | JobCommand;

interface Spec {
  readonly kinds?: OwnKinds;
  readonly envelope?: string;
}

const named = (name: string, { kinds = {}, envelope }: Spec) => ({
  name,
  kinds,
  ...(envelope !== undefined && { envelope }),
});

interface PlainSpec<C extends string> extends Spec {
  run(call: CallOf<C>): object;
}

/** A command that answers its result at once. */
export function plain<C extends string>(name: C, spec: PlainSpec<C>): Command {
  return { ...named(name, spec), run: (call) => spec.run(call) };
}

interface ListSpec<C extends string, T> extends Spec {
  /** The key of the array in the answer. */
  readonly key: string;
  /** All that matches, in creation order; paging comes after. */
  find(call: CallOf<C>): Iterable<T>;
  /** One item as listed. */
  view(item: T, call: CallOf<C>): object;
}

/** A command that answers a page of a list. */
export function list<C extends string, T>(name: C, spec: ListSpec<C, T>): Command {
  return {
    ...named(name, spec),
    run: (call) => {
      const { items, count } = onePage(spec.find(call), call.input);
      const shown = call.settings.shuffle ? call.random.shuffle(items) : items;
      if (count === 0) return {};
      return { count, ...(shown.length > 0 && { [spec.key]: shown.map((item) => spec.view(item, call)) }) };
    },
  };
}

interface JobSpec<C extends string> extends JobKind, Spec {
  /** Checks what fails the call itself, makes the record that is answered by id, and says what the job will do. */
  start(call: CallOf<C>): Work;
}

/** An asynchronous command: answers a job id (and the id of what it makes), and works behind it. */
export function job<C extends string>(name: C, spec: JobSpec<C>): Command {
  return {
    ...named(name, spec),
    job: spec,
    start: (call) => spec.start(call),
  };
}
