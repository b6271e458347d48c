import { methods } from "../../packages/gce/src/methods";
import { BODIES } from "./support/bodies";
import { fieldsOf, withField } from "./support/fields";
import { callGce } from "./support/gce";
import { arrangeGce, NAMES, pathOf } from "./support/gce-estate";
import { startTarget, type Target } from "./support/target";
import { complaintOfGce, loggedRequests } from "./support/well-formed";

// Busy machines are slow; a hang is longer still.
jest.setTimeout(60_000);

let target: Target;
const requestIds: string[] = [];
beforeAll(async () => {
  target = startTarget();
  await arrangeGce(target);
});
afterAll(() => target.close());

async function attack(method: string, path: string, body: string | Buffer = "") {
  const answer = await callGce(target, method, path, body);
  requestIds.push(answer.headers["x-request-id"] ?? "");
  return { ...answer, complaint: complaintOfGce(answer) };
}

const TEXTS = [
  "\u0000\u001b[31m",
  "__proto__",
  "x".repeat(3_000),
  "\ud800",
  "../../a,b",
  "<&'\">",
  "projects/other/zones/z-a/instances/i",
];
const INTEGERS = ["letters", 1e30, -1, 1.5, "9".repeat(30), "", [], {}, true];
const POLLUTING = JSON.parse('{"__proto__":{"polluted":1}}');
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  string: [1, true, [], {}, ...TEXTS],
  boolean: ["letters", 1, [], {}],
  int32: [...INTEGERS, 2 ** 40],
  int64: INTEGERS,
  uint64: INTEGERS,
  number: ["letters", "NaN", [], {}, "1e999"],
  byte: ["***", 1, {}],
  any: [{ a: { b: {} } }, [[[]]]],
  list: ["text", {}, 1, [null], [[]], Array(300).fill("a"), Array(300).fill({})],
  object: ["text", 1, [], [{}], { nonsense: 1 }, POLLUTING, { constructor: { prototype: 1 } }],
};

const BROKEN: readonly (readonly [string, string | Buffer])[] = [
  ["a list", "[]"],
  ["a text", '"text"'],
  ["a number", "1"],
  ["half of it", '{"name":'],
  ["a comma too many", '{"name":"a",}'],
  ["something behind it", "{}{}"],
  ["bytes that are no UTF-8", Buffer.from([0xff, 0xfe, 0x7b])],
  ["a field of Object.prototype", '{"__proto__":{"polluted":1}}'],
  ["100,000 lists in each other", "[".repeat(100_000) + "]".repeat(100_000)],
  ["100,000 lists in each other, left open", "[".repeat(100_000)],
  ["lists in each other in a field", `{"name":${"[".repeat(50_000)}${"]".repeat(50_000)}}`],
  ["objects in each other in a map", `{"labels":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}`],
];

const SEGMENTS = [
  "..",
  "%2e%2e",
  "a%2Fb",
  "%00",
  "%0d%0aX:%20y",
  "%ff",
  "%",
  "__proto__",
  "constructor",
  "X_Y",
  "-",
].concat(["a".repeat(500), "99999999999999999999", "%E2%80%AE"]);

const QUERIES = [
  "nonsense=1",
  "__proto__=1",
  "maxResults=a",
  "maxResults=-1",
  "maxResults=1e30",
  "maxResults=501",
  "maxResults=1&maxResults=2",
  "pageToken=forged",
  "filter=((",
  "filter=name+eq+%5B",
  `filter=${"a".repeat(9_000)}`,
  `filter=${"(".repeat(100)}`,
  "filter=%ff",
  "orderBy=nonsense",
  "fields=a(",
  `fields=${"a(".repeat(100)}`,
  "fields=%00",
  "alt=xml",
  "prettyPrint=perhaps",
];
const REQUEST_IDS = ["requestId=x", "requestId=00000000-0000-0000-0000-000000000000"];

/** So that what they end is there as long as possible. */
const ENDS = /\.(delete|remove|detach|setName|stop|deprecate)/;
const inOrder = [...methods].sort((a, b) => Number(ENDS.test(a.id)) - Number(ENDS.test(b.id)));

describe.each(inOrder.map(({ id, shape }) => [id, shape] as const))("%s", (id, { httpMethod, path, parameters }) => {
  const body = BODIES[id] ? JSON.stringify(BODIES[id]) : "";

  it("refuses, or does not find, names of any form", async () => {
    for (const [name] of Object.entries(parameters).filter(([, { in: place }]) => place === "path")) {
      for (const segment of SEGMENTS) {
        const { complaint, status } = await attack(httpMethod, pathOf(path, { ...NAMES, [name]: segment }), body);
        expect([name, segment, complaint]).toEqual([name, segment, undefined]);
        expect([name, segment, [400, 403, 404].includes(status)]).toEqual([name, segment, true]);
      }
    }
  });

  it("refuses queries that mean nothing", async () => {
    const repeatable = parameters.requestId !== undefined;
    for (const query of repeatable ? [...QUERIES, ...REQUEST_IDS] : QUERIES) {
      const { complaint, status } = await attack(httpMethod, `${pathOf(path)}?${query}`, body);
      expect([query, complaint, status]).toEqual([query, undefined, 400]);
    }
  });
});

const withBody = inOrder.flatMap(({ id, shape: { httpMethod, path, request } }) =>
  request === undefined ? [] : [[id, httpMethod, pathOf(path), request] as const],
);
describe.each(withBody)("%s", (id, httpMethod, url, schema) => {
  it("takes any value of any field, or refuses it without a trace", async () => {
    for (const { path, type } of fieldsOf(schema)) {
      for (const value of WRONG[type] ?? TEXTS) {
        const sent = JSON.stringify(withField(BODIES[id] ?? {}, path, value));
        const { complaint, text } = await attack(httpMethod, url, sent);
        if (complaint)
          throw new Error(`${path.join(".")}=${JSON.stringify(value).slice(0, 60)}: ${complaint}\n${text}`);
      }
    }
  });

  it.each(BROKEN)("refuses a body that is %s", async (_, broken) => {
    expect(await attack(httpMethod, url, broken)).toMatchObject({ complaint: undefined, status: 400 });
  });
});

describe("afterwards", () => {
  it("every request is in the log by its id", () => {
    const logged = loggedRequests(target.log());
    expect(requestIds.length).toBeGreaterThan(15_000);
    expect(requestIds.filter((id) => !logged.has(id))).toEqual([]);
  });

  it("no prototype has anything new, and the gateway answers", async () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("polluted" in {}).toBe(false);
    expect(await attack("GET", "projects/demo/zones")).toMatchObject({ status: 200, complaint: undefined });
  });
});
