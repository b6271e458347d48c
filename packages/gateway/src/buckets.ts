import { LRUCache } from "lru-cache";

/** An average rate, and how much of it may come at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export interface Buckets {
  /** Takes a token of this key's; 0, or in how many ms there will be one. */
  take(key: string): number;
  /** Puts one back that turned out not to count. */
  give(key: string): void;
}

interface Bucket {
  tokens: number;
  /** When `tokens` was right. */
  at: number;
}

/** Keys remembered; one that is forgotten starts with a full burst. */
const MOST_KEYS = 10_000;

/**
 * A token bucket for each key, by this process's own count.
 * @param now milliseconds of any clock
 */
export function createBuckets({ perSecond, burst }: Rate, now: () => number): Buckets {
  const buckets = new LRUCache<string, Bucket>({ max: MOST_KEYS });
  const filled = (key: string): Bucket => {
    const bucket = buckets.get(key) ?? { tokens: burst, at: now() };
    const elapsed = Math.max(0, now() - bucket.at);
    bucket.tokens = Math.min(burst, bucket.tokens + (elapsed * perSecond) / 1000);
    bucket.at += elapsed;
    buckets.set(key, bucket);
    return bucket;
  };
  return {
    take(key) {
      const bucket = filled(key);
      if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) * 1000) / perSecond);
      bucket.tokens -= 1;
      return 0;
    },
    give(key) {
      filled(key).tokens += 1;
    },
  };
}
