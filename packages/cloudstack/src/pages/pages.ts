import type { Page } from "../cloud";
import { inOrderAhead } from "./ahead";
import { missedBetween, onlyNew } from "./seam";

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

/** Everything, as `streamPages` finds it. */
export async function fetchAll<T>(fetch: FetchPage<T>, options: PagingOptions): Promise<readonly T[]> {
  const pages: (readonly T[])[] = [];
  for await (const { items } of streamPages(fetch, options)) pages.push(items);
  return pages.length === 1 ? (pages[0] ?? []) : pages.flat();
}

/**
 * The pages one by one, in order, fetched a bounded number ahead: the further ones side by side as soon as the first has
 * told the count. Empty pages are left out. What is there all the while comes, and comes once, also when other items (fewer
 * than a page of them) go meanwhile and all behind them moves up from page to page.
 */
export async function* streamPages<T>(
  fetch: FetchPage<T>,
  { size, atOnce }: PagingOptions,
): AsyncGenerator<Page<T>, void, void> {
  const first = await fetch(1, size);
  const further = inOrderAhead(furtherPages(first, size), atOnce, async (number) => ({
    number,
    page: await fetch(number, size),
  }));
  if (first.items.length > 0) yield first;
  let before = first;
  for await (const { number, page } of further) {
    const missed = page.count < before.count ? missedBetween(before, page, await fetch(number - 1, size)) : [];
    const items = [...missed, ...onlyNew(page.items, before.items)];
    before = page;
    if (items.length > 0) yield { items, count: page.count };
  }
}
