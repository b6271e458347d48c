import { setTimeout as sleep } from "node:timers/promises";
import { sideBySide } from "@stackgate/cloudstack";

test("keeps the order of the items, at most `limit` under way", async () => {
  let underWay = 0;
  let most = 0;
  const results = await sideBySide([5, 1, 4, 2, 3], 2, async (item, index) => {
    most = Math.max(most, ++underWay);
    await sleep(item);
    underWay -= 1;
    return `${index}:${item}`;
  });
  expect(results).toEqual(["0:5", "1:1", "2:4", "3:2", "4:3"]);
  expect(most).toBe(2);
});

test("after a failure nothing more begins, and what had begun has ended when it is thrown", async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const all = sideBySide([1, 2, 3, 4], 2, async (item) => {
    begun.push(item);
    if (item === 1) throw new Error("one");
    await sleep(5);
    ended.push(item);
  });
  await expect(all).rejects.toThrow("one");
  expect(begun).toEqual([1, 2]);
  expect(ended).toEqual([2]);
});

test("nothing gives nothing", async () => {
  expect(await sideBySide([], 4, async () => 1)).toEqual([]);
});
