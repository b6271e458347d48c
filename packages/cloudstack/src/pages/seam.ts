import type { Page } from "../cloud";
import { isRecord } from "../errors/read-reply";

/**
 * Pages follow creation order (recorded): what is made meanwhile lands on the last one, but what goes away moves all later
 * items up, over the seams between pages. If the later page was fetched before, an item is on both; if after, on neither.
 */

/** Templates have one id in all zones; tags and the like have none. */
const identity = (item: unknown): string =>
  isRecord(item) && typeof item.id === "string" ? `${item.id} ${item.zoneid ?? ""}` : JSON.stringify(item);

/** `items` without those that are among `known`. */
export function onlyNew<T>(items: readonly T[], known: readonly T[]): readonly T[] {
  const identities = new Set(known.map(identity));
  return items.filter((item) => !identities.has(identity(item)));
}

/** What moved from a page to the one before, after that was fetched: it is there when that one is fetched `again`. */
export const missedBetween = <T>(before: Page<T>, page: Page<T>, again: Page<T>): readonly T[] =>
  onlyNew(again.items, [...before.items, ...page.items]);
