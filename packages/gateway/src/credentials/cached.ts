import type { CloudEndpoint } from "@stackgate/cloudstack";
import { LRUCache } from "lru-cache";
import { identify } from "./identify";
import type { Caller, CredentialStore, SecretSource } from "./store";

export interface CredentialStoreOptions {
  readonly endpoint: CloudEndpoint;
  /** Asked in order; the first that knows the key decides. */
  readonly sources: readonly SecretSource[];
  /** How long a pair that CloudStack accepted is trusted, in ms. */
  readonly cacheMs: number;
  /** How long a key that is not good is remembered as such, in ms. */
  readonly unknownMs: number;
  /** Milliseconds, of any clock that only moves forward. */
  readonly now?: () => number;
}

/** Bounds what a client with many invented keys can make us remember. */
const MOST_KEYS = 10_000;
/** CloudStack's keys are 86 characters; its parameters end at 255. */
const LONGEST_KEY = 255;

/**
 * Finds the secret of a key and has CloudStack confirm the pair; remembers the answer for a short time. Concurrent
 * requests with one key ask once. Failures to ask are not remembered.
 */
export function createCredentialStore(options: CredentialStoreOptions): CredentialStore {
  const { endpoint, sources, cacheMs, unknownMs, now = () => performance.now() } = options;

  const look = async (apiKey: string): Promise<Caller | undefined> => {
    for (const secretOf of sources) {
      const secretKey = await secretOf(apiKey);
      if (secretKey !== undefined) return identify(endpoint.as({ apiKey, secretKey }));
    }
    return undefined;
  };

  const cache = new LRUCache<string, { readonly caller: Caller | undefined }>({
    max: MOST_KEYS,
    perf: { now },
    ttlResolution: 0,
    async fetchMethod(apiKey, _, { options: entry }) {
      const caller = await look(apiKey);
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
