import type { Arrival } from "./arrive";
import type { Upstream } from "./caller";
import type { Caller } from "./credentials";
import type { Log } from "./log";
import type { Metrics } from "./metrics";
import type { Outcome } from "./steps";

/** What the access line tells, where a facade's steps added it under these names. */
export interface Reported extends Arrival {
  /** From the facade's table of actions; never a name that the client made up. */
  readonly action?: string;
  readonly caller?: Caller;
  readonly upstream?: Upstream;
}

/** Characters: a reason may quote what the client sent. */
const LONGEST_REASON = 500;

/** A facade's `finally`: one line in the log and one observation in the metrics for each request. */
export function access(facade: string, log: Log, metrics: Metrics) {
  return (
    { request, requestId, arrivedAt, action = "none", caller, upstream }: Reported,
    { reply, failure }: Outcome,
  ): void => {
    const { status } = reply;
    const ms = performance.now() - arrivedAt;
    metrics.request(facade, action, status, ms);
    const line = {
      requestId,
      facade,
      remoteAddress: request.remoteAddress || undefined,
      action,
      account: caller?.account,
      domain: caller?.domain,
      status,
      ms: Math.round(ms * 10) / 10,
      upstreamCalls: upstream?.calls ?? 0,
      jobIds: upstream && upstream.jobIds.length > 0 ? upstream.jobIds : undefined,
      step: failure?.step,
      // A refusal is the client's affair and one line; what we or CloudStack broke needs its cause.
      err: status >= 500 ? failure?.error : undefined,
      reason:
        status < 500 && failure?.error instanceof Error ? failure.error.message.slice(0, LONGEST_REASON) : undefined,
    };
    if (status >= 500) log.error(line, "request failed");
    else log.info(line, "request");
  };
}
