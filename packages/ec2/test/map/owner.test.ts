import { ownerId } from "../../src/map/owner";

describe("ownerId", () => {
  it("is always the same 12 digits", () => {
    expect(ownerId("alice", "d1")).toMatch(/^\d{12}$/);
    expect(ownerId("alice", "d1")).toBe(ownerId("alice", "d1"));
  });

  it("tells accounts of the same name in other domains apart", () => {
    expect(new Set([ownerId("alice", "d1"), ownerId("alice", "d2"), ownerId("bob", "d1")]).size).toBe(3);
  });
});
