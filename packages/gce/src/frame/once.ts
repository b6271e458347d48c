import { LRUCache } from "lru-cache";
import { isUuid } from "../map/ids";
import { invalidField } from "../wire/errors";

/** As long as Compute Engine itself remembers request ids, near enough. */
const REMEMBERED_MS = 60 * 60 * 1000;
const MOST = 10_000;

const NO_UUID = "00000000-0000-0000-0000-000000000000";

/**
 * Runs `work` once for each key: a repeat, also one that comes while the first is under way, gets the first one's result.
 * A failure is forgotten, so the client may try again. This is a process's own memory: a repeat that reaches another replica
 * finds what CloudStack itself holds (an instance bears its request's id, names are unique).
 */
export class Once<T extends object> {
  private readonly results = new LRUCache<string, Promise<T>>({ max: MOST, ttl: REMEMBERED_MS });

  run(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.results.get(key);
    if (known) return known;
    const result = work();
    this.results.set(key, result);
    result.catch(() => this.results.delete(key));
    return result;
  }
}

/** The `requestId` parameter, checked. */
export function checkedRequestId(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && isUuid(value) && value !== NO_UUID) return value.toLowerCase();
  throw invalidField("requestId", value, "It must be a UUID other than the zero UUID.");
}
