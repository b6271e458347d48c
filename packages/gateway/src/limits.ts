import { LRUCache } from "lru-cache";
import type { LimitsConfig } from "./config/sections/limits";
import type { Caller } from "./credentials";

/** The caller asks more often than allowed: EC2's RequestLimitExceeded, Compute Engine's rateLimitExceeded. */
export class RateLimitError extends Error {
  constructor(readonly retryAfterMs: number) {
    super("Request limit exceeded.");
  }
}

interface Bucket {
  tokens: number;
  /** When `tokens` was right. */
  at: number;
}

/** Keys remembered; one that is forgotten starts with a full burst. */
const MOST_KEYS = 10_000;

/**
 * The step after authentication that holds each access key to its rate (a token bucket), by this process's own count.
 * Only proven callers are counted, so that nobody spends another's allowance.
 */
export function limitRate(
  { requestsPerSecond, burst }: Pick<LimitsConfig, "requestsPerSecond" | "burst"> = { requestsPerSecond: 0, burst: 1 },
  now: () => number = () => performance.now(),
) {
  const buckets = new LRUCache<string, Bucket>({ max: MOST_KEYS });
  return ({ caller }: { readonly caller: Caller }): Record<never, never> => {
    if (requestsPerSecond === 0) return {};
    const bucket = buckets.get(caller.apiKey) ?? { tokens: burst, at: now() };
    const elapsed = now() - bucket.at;
    bucket.tokens = Math.min(burst, bucket.tokens + (elapsed * requestsPerSecond) / 1000);
    bucket.at += elapsed;
    buckets.set(caller.apiKey, bucket);
    if (bucket.tokens < 1) throw new RateLimitError(Math.ceil(((1 - bucket.tokens) * 1000) / requestsPerSecond));
    bucket.tokens -= 1;
    return {};
  };
}
