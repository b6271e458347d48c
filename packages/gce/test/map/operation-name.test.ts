import { formatOperationName, parseOperationName } from "../../src/map/operations/name";

const ID = "5ff77167-897a-4b26-9c30-d22c52ccba33";
const NAME = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

test.each([
  { method: "instances.insert", ignored: [], subject: { kind: "job", jobId: ID } as const },
  { method: "instances.insert", ignored: [0, 3, 17, 40], subject: { kind: "job", jobId: ID } as const },
  {
    method: "firewalls.patch",
    ignored: [1, 9],
    subject: { kind: "done", targetId: ID, at: 1_795_000_000_000 } as const,
  },
])("a name says it all, in 63 characters: %j", (operation) => {
  const name = formatOperationName(operation);
  expect(name).toMatch(NAME);
  expect(parseOperationName(name)).toEqual(operation);
});

test("a job of another tool has a name too", () => {
  expect(parseOperationName(`operation-${ID}`)).toEqual({
    method: undefined,
    ignored: [],
    subject: { kind: "job", jobId: ID },
  });
});

test.each(["", "operation-", "operation-x", `done-${ID}`, `operation-${ID}-zzz`, `x-${ID}`])("%j is none", (name) => {
  expect(parseOperationName(name)).toBeUndefined();
});
