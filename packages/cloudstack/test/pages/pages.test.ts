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

test("a list that shrinks while its pages are fetched is fetched once more", async () => {
  let asks = 0;
  const { fetch, asked } = numbers(() => (asks++ === 0 ? 25 : 24));
  expect(await fetchAll(fetch, { size: 10, atOnce: 4 })).toEqual(upTo(24));
  expect(asked).toEqual([1, 2, 3, 1, 2, 3]);
});

test("a list that grows meanwhile keeps every item of its first count", async () => {
  let asks = 0;
  const { fetch, asked } = numbers(() => 25 + asks++);
  const items = await fetchAll(fetch, { size: 10, atOnce: 4 });
  expect(items.slice(0, 25)).toEqual(upTo(25));
  expect(asked).toEqual([1, 2, 3]);
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
