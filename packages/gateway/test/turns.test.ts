import { setTimeout as sleep } from "node:timers/promises";
import { InTurn, Rounds } from "../src";

describe("work in turn", () => {
  test("one after the other for a key, in order, whatever becomes of the one before; side by side for two", async () => {
    const turns = new InTurn();
    const told: string[] = [];
    const work = (name: string, ms: number) => async () => {
      told.push(`${name} begins`);
      await sleep(ms);
      told.push(`${name} ends`);
      if (name === "first") throw new Error(name);
      return name;
    };
    const outcomes = await Promise.allSettled([
      turns.run("a", work("first", 20)),
      turns.run("a", work("second", 1)),
      turns.run("b", work("other", 1)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(told.filter((one) => !one.startsWith("other"))).toEqual([
      "first begins",
      "first ends",
      "second begins",
      "second ends",
    ]);
    expect(told.indexOf("other ends")).toBeLessThan(told.indexOf("first ends"));
  });
});

describe("work in rounds", () => {
  const rounds = new Rounds<number>();
  test("the first alone, all who come meanwhile together, one round at a time", async () => {
    const served: (readonly number[])[] = [];
    let underWay = 0;
    const work = async (items: readonly number[]) => {
      underWay += 1;
      expect(underWay).toBe(1);
      await sleep(5);
      underWay -= 1;
      served.push([...items]);
    };
    const first = rounds.join("a", 1, work);
    await sleep(1);
    await Promise.all([first, ...[2, 3, 4].map((item) => rounds.join("a", item, work))]);
    await rounds.join("a", 5, work);
    expect(served).toEqual([[1], [2, 3, 4], [5]]);
  });

  test("a failure is that of all in its round, and the next one runs", async () => {
    const fail = async (items: readonly number[]) => {
      if (items.includes(2)) throw new Error("two");
    };
    const outcomes = await Promise.allSettled([rounds.join("b", 1, fail), rounds.join("b", 2, fail)]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(rounds.join("b", 3, fail)).resolves.toBeUndefined();
  });
});
