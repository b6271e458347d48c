import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "../../src/cloud";
import { inOrderAhead } from "../../src/pages/ahead";
import { type FetchPage, fetchAll, streamPages } from "../../src/pages/pages";

/** Pages of 0, 1, 2, ... `count - 1`; later pages answer sooner. */
function numbers(count: () => number) {
  const asked: number[] = [];
  let underWay = 0;
  const most = { value: 0 };
  const fetch: FetchPage<number> = async (number, size) => {
    asked.push(number);
    most.value = Math.max(most.value, ++underWay);
    await sleep(20 - Math.min(number, 19));
    underWay -= 1;
    const all = Array.from({ length: count() }, (_, index) => index);
    return { items: all.slice((number - 1) * size, number * size), count: all.length };
  };
  return { fetch, asked, most };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const collect = async <T>(pages: AsyncIterable<Page<T>>) => {
  const all: (readonly T[])[] = [];
  for await (const { items } of pages) all.push(items);
  return all;
};

describe.each([
  [0, [1]],
  [1, [1]],
  [9, [1]],
  [10, [1]],
  [11, [1, 2]],
  [20, [1, 2]],
  [95, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
])("%d items in pages of 10", (count, expected) => {
  test("fetchAll: nothing missing, nothing doubled, in order, no page too many", async () => {
    const { fetch, asked, most } = numbers(() => count);
    expect(await fetchAll(fetch, { size: 10, atOnce: 3 })).toEqual(upTo(count));
    expect(asked).toEqual(expected);
    expect(most.value).toBe(Math.min(3, Math.max(1, expected.length - 1)));
  });

  test("streamPages: the same, page by page", async () => {
    const { fetch, asked, most } = numbers(() => count);
    const pages = await collect(streamPages(fetch, { size: 10, atOnce: 3 }));
    expect(pages.flat()).toEqual(upTo(count));
    expect(pages.every((page) => page.length > 0)).toBe(true);
    expect(asked).toEqual(expected);
    expect(most.value).toBeLessThanOrEqual(3);
  });
});

test("the first page of a stream tells the count, and the others are under way before it is taken", async () => {
  const { fetch, asked } = numbers(() => 95);
  for await (const { items, count } of streamPages(fetch, { size: 10, atOnce: 3 })) {
    expect([items.length, count]).toEqual([10, 95]);
    break;
  }
  expect(asked).toEqual([1, 2, 3, 4]);
});

describe("a list that changes while its pages are fetched", () => {
  interface Item {
    readonly id: string;
  }
  /** Before each fetch, `change` may take items away or add some at the end. */
  function changing(count: number, change: (items: Item[], fetched: number) => void) {
    const items = upTo(count).map((number) => ({ id: String(number) }));
    let fetched = 0;
    const fetch: FetchPage<Item> = async (number, size) => {
      // Pages asked for side by side are not read in their order.
      for (let turns = ((number * 7) % 3) * 5; turns > 0; turns -= 1) await undefined;
      change(items, fetched++);
      return { items: items.slice((number - 1) * size, number * size), count: items.length };
    };
    return { fetch, items, fetches: () => fetched };
  }
  const ids = (items: readonly Item[]) => items.map(({ id }) => Number(id)).sort((a, b) => a - b);

  test("one that shrinks keeps what stays, for one page more", async () => {
    const { fetch, items, fetches } = changing(25, (all, fetched) => void (fetched === 1 && all.shift()));
    expect(ids(await fetchAll(fetch, { size: 10, atOnce: 1 }))).toEqual([0, ...ids(items)]);
    expect(fetches()).toBe(4);
  });

  test("one that shrinks to fewer pages keeps what moved off the last one", async () => {
    const { fetch } = changing(21, (all, fetched) => void (fetched === 2 && all.shift()));
    expect(ids(await fetchAll(fetch, { size: 10, atOnce: 1 }))).toEqual(upTo(21));
  });

  test("a page that was read before the one ahead of it doubles nothing", async () => {
    const all = upTo(30).map((number) => ({ id: String(number) }));
    const fetch: FetchPage<Item> = async (number, size) => {
      if (number === 2) {
        await sleep(5); // the third has been read
        all.splice(15, 1);
      }
      return { items: all.slice((number - 1) * size, number * size), count: all.length };
    };
    expect(ids(await fetchAll(fetch, { size: 10, atOnce: 3 }))).toEqual(upTo(30).filter((number) => number !== 15));
  });

  test.each(upTo(60))("nothing that stays is missing or doubled (%d)", async (seed) => {
    let state = seed + 1;
    const random = (below: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    const { fetch, items } = changing(95, (all) => void all.splice(random(all.length), random(2)));
    const found = ids(await fetchAll(fetch, { size: 10, atOnce: 1 + (seed % 4) }));
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(ids(items)));
  });

  test("what has no id is told by what it says, and a template of two zones is two", async () => {
    const tags = upTo(25).map((number) => ({ key: `k${number}`, value: "same" }));
    const fetch = (items: readonly object[]): FetchPage<object> => {
      let fetched = 0;
      return async (number, size) => {
        const there = fetched++ === 0 ? items : items.slice(1);
        return { items: there.slice((number - 1) * size, number * size), count: there.length };
      };
    };
    expect(await fetchAll(fetch(tags), { size: 10, atOnce: 2 })).toHaveLength(25);
    const templates = upTo(24).map((number) => ({ id: String(number >> 1), zoneid: String(number % 2) }));
    expect(await fetchAll(fetch(templates), { size: 5, atOnce: 2 })).toHaveLength(24);
  });
});

test("a list that grows meanwhile keeps every item of its first count", async () => {
  let asks = 0;
  const { fetch } = numbers(() => 25 + asks++);
  const items = await fetchAll(fetch, { size: 10, atOnce: 4 });
  expect(items.slice(0, 25)).toEqual(upTo(25));
  expect(new Set(items).size).toBe(items.length);
});

test("a failed page fails the list", async () => {
  const fetch: FetchPage<number> = async (number) => {
    if (number === 2) throw new Error("page two");
    return { items: [number], count: 3 };
  };
  await expect(fetchAll(fetch, { size: 1, atOnce: 4 })).rejects.toThrow("page two");
  await expect(collect(streamPages(fetch, { size: 1, atOnce: 4 }))).rejects.toThrow("page two");
});

test("who leaves a stream early has no more pages fetched, and a failure ahead hurts nobody", async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    if (item > 1) throw new Error("ahead");
    return item;
  };
  for await (const item of inOrderAhead(upTo(50).slice(1), 3, work)) {
    expect(item).toBe(1);
    break;
  }
  await sleep(5);
  expect(begun).toEqual([1, 2, 3]);
});
