import { formatOperationName, parseOperationName } from "../../src/map/operations/name";
import { methods } from "../../src/methods";

const ID = "5ff77167-897a-4b26-9c30-d22c52ccba33";
const ZONE = { kind: "zone", name: "basic-1-a" } as const;
const NAME = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

test.each([
  { method: "instances.insert", scope: ZONE, ignored: [], subject: { kind: "job", jobId: ID } as const },
  { method: "instances.insert", scope: ZONE, ignored: [0, 3, 17, 45], subject: { kind: "job", jobId: ID } as const },
  {
    method: "firewalls.patch",
    scope: { kind: "global" } as const,
    ignored: [1, 9, 30],
    subject: { kind: "done", targetId: ID, at: 1_795_000_000_000 } as const,
  },
])("a name says it all, in 63 characters: %j", (operation) => {
  const name = formatOperationName(operation);
  expect(name).toMatch(NAME);
  const { scope, ...said } = operation;
  expect(parseOperationName(name, scope)).toEqual(said);
});

test("a name means nothing under another scope", () => {
  const operation = { method: "instances.stop", ignored: [], subject: { kind: "job", jobId: ID } } as const;
  const name = formatOperationName({ ...operation, scope: ZONE });
  expect(parseOperationName(name, ZONE)).toEqual(operation);
  for (const scope of [
    { kind: "zone", name: "basic-2-a" },
    { kind: "region", name: "basic-1" },
    { kind: "global" },
  ] as const) {
    expect(parseOperationName(name, scope)).toBeUndefined();
  }
});

test("every field that a method ignores has its bit", () => {
  for (const { id, fields } of methods) {
    const ignored = Object.keys(fields?.ignores ?? {}).map((_, index) => index);
    const subject = { kind: "done", targetId: ID, at: 0 } as const;
    const name = formatOperationName({ method: id, scope: ZONE, ignored, subject });
    expect(parseOperationName(name, ZONE)).toMatchObject({ method: id, ignored });
  }
});

test("a job of another tool has a name too", () => {
  expect(parseOperationName(`operation-${ID}`, ZONE)).toEqual({
    method: undefined,
    ignored: [],
    subject: { kind: "job", jobId: ID },
  });
});

test.each(["", "operation-", "operation-x", `done-${ID}`, `operation-${ID}-zzz`, `x-${ID}`])("%j is none", (name) => {
  expect(parseOperationName(name, ZONE)).toBeUndefined();
});
