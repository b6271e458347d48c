import type { Page } from "../cloud";
import { sideBySide } from "../side-by-side";
import { inOrderAhead } from "./ahead";

/** Fetches page `number` (from 1) of at most `size` items. */
export type FetchPage<T> = (number: number, size: number) => Promise<Page<T>>;

export interface PagingOptions {
  /** Items a page; CloudStack refuses more than 500. */
  readonly size: number;
  /** Pages of one list under way at once. */
  readonly atOnce: number;
}

/** 2, 3, ... up to the page that holds the last of `count` items. */
const furtherPages = ({ count }: Page<unknown>, size: number) =>
  Array.from({ length: Math.max(0, Math.ceil(count / size) - 1) }, (_, index) => index + 2);

/**
 * Everything: the first page tells the count, the others follow side by side. Pages follow creation order (recorded),
 * so what is made meanwhile lands on the last page; but what goes away moves all later items up, over the edges
 * between pages. When a later page counts less than the first, all is fetched once more.
 */
export async function fetchAll<T>(fetch: FetchPage<T>, options: PagingOptions): Promise<readonly T[]> {
  const once = await fetchOnce(fetch, options);
  return (once.shrank ? await fetchOnce(fetch, options) : once).items;
}

async function fetchOnce<T>(fetch: FetchPage<T>, { size, atOnce }: PagingOptions) {
  const first = await fetch(1, size);
  const further = await sideBySide(furtherPages(first, size), atOnce, (number) => fetch(number, size));
  return {
    items: further.length === 0 ? first.items : [first, ...further].flatMap((page) => page.items),
    shrank: further.some((page) => page.count < first.count),
  };
}

/**
 * The pages one by one, in order, fetched a bounded number ahead: the further ones side by side as soon as the first has
 * told the count. Empty pages are left out.
 */
export async function* streamPages<T>(
  fetch: FetchPage<T>,
  { size, atOnce }: PagingOptions,
): AsyncGenerator<Page<T>, void, void> {
  const first = await fetch(1, size);
  const further = inOrderAhead(furtherPages(first, size), atOnce, (number) => fetch(number, size));
  if (first.items.length > 0) yield first;
  for await (const page of further) {
    if (page.items.length > 0) yield page;
  }
}
