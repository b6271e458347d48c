import type { Facade, HttpReply, HttpRequest } from "./http";

type Awaitable<T> = T | PromiseLike<T>;

/** What is known of a request that failed or is over: the start for certain, the rest as far as the steps came. */
export type Reached<In, Context> = In & Partial<Context>;

export interface Outcome {
  readonly reply: HttpReply;
  /** The step that failed and why; absent when all went well. */
  readonly failure?: { readonly step: string; readonly error: unknown };
}

export interface Ending<In, Context> {
  /** Makes the protocol's own error document of whatever a step threw. */
  readonly onError: (error: unknown, context: Reached<In, Context>, step: string) => HttpReply;
  /** Runs once a request, when the reply is made: the access log and the metrics. */
  readonly finally?: (context: Reached<In, Context>, outcome: Outcome) => void;
}

/** Runs all steps so far on one request's context, noting in `progress` where it is. */
type Run<In, Context> = (start: In, progress: { step: string }) => Promise<Context>;

export class Pipeline<In extends object, Context extends In> {
  constructor(
    private readonly begin: (request: HttpRequest) => In,
    private readonly run: Run<In, Context>,
  ) {}

  /** Adds what `work` returns to the context. A step sees what earlier steps added, and changes none of it. */
  step<Added extends object>(
    name: string,
    work: (context: Readonly<Context>) => Awaitable<Added>,
  ): Pipeline<In, Context & Added> {
    return new Pipeline<In, Context & Added>(this.begin, async (start, progress) => {
      const context = await this.run(start, progress);
      progress.step = name;
      return Object.assign(context, await work(context));
    });
  }

  /** Closes the list; some step must have added `reply`. */
  facade(this: Pipeline<In, Context & { readonly reply: HttpReply }>, ending: Ending<In, Context>): Facade {
    return async (request) => {
      const start = this.begin(request);
      const progress = { step: "begin" };
      // Steps write into the one object that `begin` made, so after a failure it is whatever was reached.
      const reached = start as Reached<In, Context>;
      let outcome: Outcome;
      try {
        outcome = { reply: (await this.run(start, progress)).reply };
      } catch (error) {
        const { step } = progress;
        outcome = { reply: ending.onError(error, reached, step), failure: { step, error } };
      }
      ending.finally?.(reached, outcome);
      return outcome.reply;
    };
  }
}

/**
 * A facade as one readable list: `pipeline(arrive).step("authenticate", ...).step("decode", ...).facade({ onError })`.
 * `begin` makes a request's first context and must not throw.
 */
export function pipeline<In extends object>(begin: (request: HttpRequest) => In): Pipeline<In, In> {
  return new Pipeline(begin, async (start) => start);
}
