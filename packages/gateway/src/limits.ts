import { createBuckets } from "./buckets";
import type { LimitsConfig } from "./config/sections/limits";
import type { Caller } from "./credentials/store";

/** The caller asks more often than allowed: EC2's RequestLimitExceeded, Compute Engine's rateLimitExceeded. */
export class RateLimitError extends Error {
  constructor(readonly retryAfterMs: number) {
    super("Request limit exceeded.");
  }
}

/**
 * The step after authentication that holds each access key to its rate. Only proven callers are counted, so that nobody spends
 * another's allowance.
 */
export function limitRate(
  { requestsPerSecond, burst }: Pick<LimitsConfig, "requestsPerSecond" | "burst"> = { requestsPerSecond: 0, burst: 1 },
  now: () => number = () => performance.now(),
) {
  const buckets = createBuckets({ perSecond: requestsPerSecond, burst }, now);
  return ({ caller }: { readonly caller: Caller }): Record<never, never> => {
    const waitMs = requestsPerSecond === 0 ? 0 : buckets.take(caller.apiKey);
    if (waitMs > 0) throw new RateLimitError(waitMs);
    return {};
  };
}
