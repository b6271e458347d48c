import type { Cloud, ItemOf, ListCommand, ParametersOf } from "@stackgate/cloudstack";
import type { Filter } from "../wire/filter";
import type { Order } from "../wire/order";
import { byName } from "../wire/order";
import type { Position } from "../wire/page-token";

/** CloudStack's own pages, mapped. */
export interface Pages<T> {
  /** `more` tells that another follows. */
  page(number: number): Promise<{ readonly items: readonly T[]; readonly more: boolean }>;
  /** All of them, asked for side by side. */
  all(): Promise<readonly T[]>;
}

/** Where a list's items come from: all at once, or page by page where there may be tens of thousands. */
export type Source<T> = readonly T[] | Pages<T>;

/** The pages of a list command, each item mapped. CloudStack leaves the order within a page open, so each is sorted. */
export function pagesOf<C extends ListCommand, T>(
  cloud: Cloud,
  command: C,
  parameters: ParametersOf<C>,
  map: (items: readonly ItemOf<C>[]) => readonly T[] | Promise<readonly T[]>,
): Pages<T> {
  return {
    async page(number) {
      const { items, count } = await cloud.page(command, { ...parameters, page: number, pagesize: cloud.pageSize });
      return { items: await map(items), more: number * cloud.pageSize < count };
    },
    all: async () => map(await cloud.list(command, parameters)),
  };
}

export interface Slice<T> {
  readonly items: readonly T[];
  readonly next: Position | undefined;
}

export interface Wanted<T> {
  readonly filter: Filter;
  /** The order asked for; `undefined`: by name as far as that takes no more than one page. */
  readonly order: Order | undefined;
  readonly limit: number;
  readonly from: Position;
  /** The resource that filter and order look at. */
  readonly resource: (item: T) => object;
}

/** The items of one answer and where the next goes on. */
export async function slice<T>(source: Source<T>, wanted: Wanted<T>): Promise<Slice<T>> {
  if (!("page" in source)) return sliceOf(source, wanted, wanted.order ?? byName);
  if (wanted.order) return sliceOf(await source.all(), wanted, wanted.order);
  return streamed(source, wanted);
}

function sliceOf<T>(all: readonly T[], { filter, limit, from, resource }: Wanted<T>, order: Order): Slice<T> {
  const matching = all.filter((item) => filter.test(resource(item)));
  const sorted = matching.sort((a, b) => order(resource(a), resource(b)));
  const end = from.skip + limit;
  return { items: sorted.slice(from.skip, end), next: end < sorted.length ? { page: 1, skip: end } : undefined };
}

/**
 * What an answer leaves of a page has to be asked for again, so that one that is half full ends with the page: filters and
 * machines that do not show would otherwise have each answer begin and end within a page, at two calls each.
 */
async function streamed<T>(source: Pages<T>, { filter, limit, from, resource }: Wanted<T>): Promise<Slice<T>> {
  const items: T[] = [];
  for (let { page: number, skip } = from; ; number += 1, skip = 0) {
    const page = await source.page(number);
    const matching = page.items.filter((item) => filter.test(resource(item)));
    const sorted = matching.sort((a, b) => byName(resource(a), resource(b)));
    const taken = sorted.slice(skip, skip + limit - items.length);
    items.push(...taken);
    const end = skip + taken.length;
    if (end < sorted.length) return { items, next: { page: number, skip: end } };
    if (!page.more) return { items, next: undefined };
    if (items.length * 2 >= limit) return { items, next: { page: number + 1, skip: 0 } };
  }
}

/** The same pages with each item mapped. */
export const mapPages = <T, R>(pages: Pages<T>, map: (item: T) => R): Pages<R> => ({
  async page(number) {
    const { items, more } = await pages.page(number);
    return { items: items.map(map), more };
  },
  all: async () => (await pages.all()).map(map),
});
