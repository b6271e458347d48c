import { readPage } from "../../src/pages/read-page";

describe("a page", () => {
  it("has the items under the command's key, and the count of all", () => {
    expect(readPage("listZones", { count: 7, zone: [{ id: "a" }] }, "zone")).toEqual({
      items: [{ id: "a" }],
      count: 7,
    });
  });

  it("is empty when there is nothing in the answer", () => {
    expect(readPage("listZones", {}, "zone")).toEqual({ items: [], count: 0 });
  });

  it("counts its items where no count came", () => {
    expect(readPage("listZones", { zone: [{}, {}] }, "zone").count).toBe(2);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["items that are no list", { count: 1, zone: { id: "a" } }],
    ["items that are no objects", { count: 1, zone: ["a"] }],
    ["lists for items", { count: 1, zone: [[]] }],
    ["a count that is a text", { count: "1", zone: [{}] }],
    ["a count below 0", { count: -1, zone: [{}] }],
    ["half an item", { count: 1.5, zone: [{}] }],
    ["a count without end", { count: 1e15, zone: [{}] }],
  ])("with %s is no answer", (_, body) => {
    expect(() => readPage("listZones", body, "zone")).toThrow("the answer of CloudStack has no known form (listZones)");
  });
});
