import { checkFilters, exactValues, type FilterTable, matcher, tagFilters } from "../../src/map/filters";
import { glob, unescapeGlob } from "../../src/map/glob";
import { Ec2Error } from "../../src/wire/error";

describe("glob", () => {
  it.each([
    ["abc", "abc", true],
    ["abc", "ABC", false],
    ["a*c", "ac", true],
    ["a*c", "abbbc", true],
    ["a*c", "abcd", false],
    ["*", "", true],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["*a*b*", "xxaxxbxx", true],
    ["a\\*c", "a*c", true],
    ["a\\*c", "abc", false],
    ["a\\\\c", "a\\c", true],
    ["a.c", "abc", false],
    ["(a+)+$", "aaaa", false],
    ["", "", true],
    ["", "a", false],
    ["a?c", "a\u{1f600}c", true],
    ["a??c", "a\u{1f600}c", false],
    ["a\u{1f600}*", "a\u{1f600}c", true],
    ["a\\", "a\\", true],
  ])("%j matches %j: %s", (pattern, text, expected) => {
    expect(glob(pattern)(text)).toBe(expected);
  });

  it("takes no exponential time for any pattern", () => {
    expect(glob(`${"*a".repeat(100)}b`)("a".repeat(5_000))).toBe(false);
  });

  it("knows the text of a pattern without wildcards", () => {
    expect([unescapeGlob("a\\*b"), unescapeGlob("a*b"), unescapeGlob("a?"), unescapeGlob("ab")]).toEqual([
      "a*b",
      undefined,
      undefined,
      "ab",
    ]);
  });
});

interface Thing {
  readonly Name?: string;
  readonly Count?: number;
  readonly When?: Date;
  readonly Ports?: readonly number[];
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}
const table: FilterTable<Thing> = {
  name: ({ Name }) => Name,
  count: ({ Count }) => Count,
  when: ({ When }) => When,
  port: ({ Ports = [] }) => Ports,
  ...tagFilters,
};
const thing: Thing = {
  Name: "web",
  Count: 2,
  When: new Date("2026-01-02T03:04:05Z"),
  Ports: [80, 443],
  Tags: [{ Key: "team", Value: "a" }],
};
const passes = (...filters: readonly [string, ...string[]][]) =>
  matcher(
    table,
    filters.map(([Name, ...Values]) => ({ Name, Values })),
  )(thing);

describe("matcher", () => {
  it("passes what all filters let through, each by any value", () => {
    expect(passes()).toBe(true);
    expect(passes(["name", "db", "w*"])).toBe(true);
    expect(passes(["name", "web"], ["count", "3"])).toBe(false);
    expect(passes(["count", "2"], ["port", "443"], ["when", "2026-01-02T*"])).toBe(true);
    expect(passes(["name", "web"], ["name", "db"])).toBe(false);
  });

  it("looks at tags by key, keys and values", () => {
    expect(passes(["tag:team", "a"])).toBe(true);
    expect(passes(["tag:team", "b"])).toBe(false);
    expect(passes(["tag:other", "*"])).toBe(false);
    expect(passes(["tag-key", "te*"], ["tag-value", "a"])).toBe(true);
  });

  it("never passes what has no value", () => {
    expect(matcher(table, [{ Name: "name", Values: ["*"] }])({})).toBe(false);
  });
});

describe("checkFilters", () => {
  const codeOf = (filters: Parameters<typeof checkFilters>[1]) => {
    try {
      checkFilters(table, filters);
    } catch (error) {
      return error instanceof Ec2Error ? error.code : error;
    }
    return undefined;
  };

  it.each([
    [[{ Name: "name", Values: ["a"] }], undefined],
    [[{ Name: "colour", Values: ["a"] }], "InvalidParameterValue"],
    [[{ Name: "__proto__", Values: ["a"] }], "InvalidParameterValue"],
    [[{ Name: "constructor", Values: ["a"] }], "InvalidParameterValue"],
    [[{ Name: "name" }], "InvalidParameterValue"],
    [[{ Name: "name", Values: Array.from({ length: 200 }, String) }], undefined],
    [[{ Name: "name", Values: Array.from({ length: 201 }, String) }], "FilterLimitExceeded"],
  ])("%#: %s", (filters, code) => {
    expect(codeOf(filters)).toBe(code);
  });
});

describe("exactValues", () => {
  it("gives what can be asked for upstream", () => {
    const name = (...Values: string[]) => [{ Name: "name", Values }];
    expect(exactValues(name("a", "b\\*"), "name")).toEqual(["a", "b*"]);
    expect(exactValues(name("a", "b*"), "name")).toBeUndefined();
    expect(exactValues([...name("a"), ...name("b")], "name")).toBeUndefined();
    expect(exactValues(name("a"), "other")).toBeUndefined();
    expect(exactValues(undefined, "name")).toBeUndefined();
  });
});
