import type { Arguments } from "../wire/arguments";
import { badParameter, invalid } from "../wire/errors";

export type PageName = "page" | "pagesize";

const LARGEST = 500;

/** The page that was asked for, and how many there are in all. */
export function onePage<T>(all: Iterable<T>, input: Arguments<PageName>): { items: readonly T[]; count: number } {
  const page = input.number("page");
  const size = input.number("pagesize");
  if (page !== undefined && size === undefined) throw badParameter("page needs a pagesize");
  if (size !== undefined && size > LARGEST) throw invalid(`a page has at most ${LARGEST} items`);
  const items: readonly T[] = Array.isArray(all) ? all : [...all];
  const step = size === undefined || size < 1 ? LARGEST : size;
  const from = (Math.max(page ?? 1, 1) - 1) * step;
  return { items: items.slice(from, from + step), count: items.length };
}
