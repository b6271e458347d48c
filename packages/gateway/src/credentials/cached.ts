import type { CloudEndpoint } from "@stackgate/cloudstack";
import { LRUCache } from "lru-cache";
import { createBuckets } from "../buckets";
import { RateLimitError } from "../limits";
import { identify } from "./identify";
import type { Caller, CredentialStore, SecretSource } from "./store";

export interface CredentialStoreOptions {
  readonly endpoint: CloudEndpoint;
  /** Asked in order, until one has a secret that CloudStack accepts: another may be out of date. */
  readonly sources: readonly SecretSource[];
  /** How long a pair that CloudStack accepted is trusted, in ms. */
  readonly cacheMs: number;
  /** How long a key that is not good is remembered as such, in ms. */
  readonly unknownMs: number;
  /** Lookups a second, on average, of keys that were never good; 0: no limit. */
  readonly unknownPerSecond?: number;
  /** Milliseconds, of any clock that only moves forward. */
  readonly now?: () => number;
}

/** Lookups at once before the average counts, in seconds' worth: many users come back at once when a gateway starts. */
const BURST_SECONDS = 10;
/** Bounds what a client with many invented keys can make us remember. */
const MOST_KEYS = 10_000;
/** CloudStack's keys are 86 characters; its parameters end at 255. */
const LONGEST_KEY = 255;
/** Strangers share one bucket. */
const ALL = "";

/**
 * Finds the secret of a key and has CloudStack confirm the pair; remembers the answer for a short time. Concurrent
 * requests with one key ask once. Failures to ask are not remembered. Whoever invents keys can have only so many looked up
 * (then `find` throws RateLimitError), and holds up nobody whose key was good before.
 */
export function createCredentialStore(options: CredentialStoreOptions): CredentialStore {
  const { endpoint, sources, cacheMs, unknownMs, unknownPerSecond = 0, now = () => performance.now() } = options;
  const strangers = createBuckets({ perSecond: unknownPerSecond, burst: unknownPerSecond * BURST_SECONDS }, now);
  const goodBefore = new LRUCache<string, true>({ max: MOST_KEYS });

  const look = async (apiKey: string): Promise<Caller | undefined> => {
    for (const secretOf of sources) {
      const secretKey = await secretOf(apiKey);
      const caller = secretKey === undefined ? undefined : await identify(endpoint.as({ apiKey, secretKey }));
      if (caller) return caller;
    }
    return undefined;
  };

  const cache = new LRUCache<string, { readonly caller: Caller | undefined }>({
    max: MOST_KEYS,
    perf: { now },
    ttlResolution: 0,
    async fetchMethod(apiKey, _, { options: entry }) {
      const counted = unknownPerSecond > 0 && !goodBefore.has(apiKey);
      const waitMs = counted ? strangers.take(ALL) : 0;
      if (waitMs > 0) throw new RateLimitError(waitMs);
      const caller = await look(apiKey);
      if (caller) goodBefore.set(apiKey, true);
      if (caller && counted) strangers.give(ALL);
      // In lru-cache, a ttl of 0 means for ever.
      entry.ttl = Math.max(1, caller ? cacheMs : unknownMs);
      return { caller };
    },
  });

  return {
    async find(apiKey) {
      if (apiKey === "" || apiKey.length > LONGEST_KEY) return undefined;
      return (await cache.fetch(apiKey))?.caller;
    },
  };
}
