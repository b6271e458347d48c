import { actionNames, base, idsOf, unknownId } from "./support/bases";
import { callEc2 } from "./support/ec2";
import { arrange, type Estate } from "./support/estate";
import { leavesOf } from "./support/leaves";
import { startTarget, type Target } from "./support/target";
import { complaintOfEc2, loggedRequests } from "./support/well-formed";

// Busy machines are slow; a hang is longer still.
jest.setTimeout(60_000);

let target: Target;
let estate: Estate;
const requestIds: string[] = [];
beforeAll(async () => {
  target = startTarget();
  estate = await arrange(target);
});
afterAll(() => target.close());

/** Sends it, and says what is wrong with the answer. */
async function attack(action: string, parameters: Iterable<readonly [string, string]>) {
  const answer = await callEc2(target, action, parameters);
  requestIds.push(answer.headers["x-amzn-requestid"] ?? "");
  return { ...answer, complaint: complaintOfEc2(answer) };
}

const TEXTS = [
  "x".repeat(3_000),
  "a\u0000\u0001\u001b[31m\u0085\ufffe]]>",
  "__proto__",
  "constructor",
  "<x>&'\"",
  "../../a,b",
  "\ud800",
];
const NUMBERS = ["letters", `1${"0".repeat(30)}`, "1e30", "-1", "NaN", "0", "4294967296"];
const WRONG: Readonly<Record<string, readonly string[]>> = {
  string: [...TEXTS, "-1", `1${"0".repeat(30)}`],
  integer: [...NUMBERS, "__proto__"],
  float: NUMBERS,
  boolean: ["letters", "1", "__proto__"],
  blob: ["\u0000", "***", "\ud800"],
  timestamp: ["letters", "NaN", "1e30", "0000-00-00"],
};

/** So that what they end is there as long as possible. */
const ENDS = /^(Delete|Terminate|Release|Detach|Disassociate|Deregister|Unassign|Revoke)/;
const inOrder = [...actionNames].sort((a, b) => Number(ENDS.test(a)) - Number(ENDS.test(b)));

describe.each(inOrder)("%s", (action) => {
  it("takes any value of any parameter, or refuses it in EC2's words without a trace", async () => {
    for (const leaf of leavesOf(action)) {
      for (const value of WRONG[leaf.type] ?? TEXTS) {
        const { complaint, text } = await attack(action, base(estate, action, leaf).set(leaf.name, value));
        if (complaint) throw new Error(`${leaf.name}=${value.slice(0, 40)}: ${complaint}\n${text}`);
      }
    }
  });

  it("refuses ids of the wrong form and of nothing", async () => {
    for (const [leaf, id] of idsOf(estate, action)) {
      for (const value of ["banana", unknownId(id), id.replace(/-[0-9a-f]+$/, "-xyz"), unknownId("zz-"), "i-"]) {
        const { complaint, status } = await attack(action, base(estate, action, leaf).set(leaf.name, value));
        expect([leaf.name, value, complaint]).toEqual([leaf.name, value, undefined]);
        if (!TOLERANT.has(action)) expect([leaf.name, value, status]).toEqual([leaf.name, value, 400]);
      }
    }
  });

  it.each<[string, (name: string) => readonly (readonly [string, string])[]]>([
    ["an unknown parameter", () => [["Nonsense", "1"]]],
    ["names that are special to JavaScript", () => [["__proto__.x", "1"]]],
    ["them inside a parameter", (name) => [[`${name}.__proto__.polluted`, "1"]]],
    ["a parameter under another", (name) => [[`${name}.constructor.prototype.polluted`, "1"]]],
    ["an index of 10^9", (name) => [[`${name}.1000000000`, "1"]]],
    ["a negative index", (name) => [[`${name}.-1`, "1"]]],
    ["an empty name", () => [["", "1"]]],
    ["a name of dots", () => [["....", "1"]]],
    ["9 levels", (name) => [[`${name}.1.1.1.1.1.1.1.1.1`, "1"]]],
    ["50,000 levels", (name) => [[`${name}${".1".repeat(50_000)}`, "1"]]],
    ["100 kB of name", () => [["N".repeat(100_000), "1"]]],
    [
      "a parameter twice",
      (name) => [
        [name, "1"],
        [name, "1"],
      ],
    ],
    ["5,000 parameters", () => Array.from({ length: 5_000 }, (_, i): [string, string] => [`Name.${i}`, "1"])],
  ])("refuses %s", async (_, parameters) => {
    const [first] = leavesOf(action)[0]?.name.split(".") ?? ["Name"];
    const { complaint, status } = await attack(action, parameters(first ?? "Name"));
    expect(complaint).toBeUndefined();
    expect([400, 413]).toContain(status);
  });

  it("takes 100 kB of text, or refuses it", async () => {
    const leaf = leavesOf(action).find(({ type }) => type === "string");
    const sent = leaf ? base(estate, action, leaf).set(leaf.name, "x".repeat(100_000)) : [];
    expect((await attack(action, sent)).complaint).toBeUndefined();
  });

  it("does without parameters, or says what is missing", async () => {
    expect((await attack(action, [])).complaint).toBeUndefined();
  });
});

/** EC2 answers these with less, or with success, for ids that name nothing. */
const TOLERANT = new Set(["DescribeVpcClassicLink", "DeleteKeyPair", "DeleteTags"]);

describe("afterwards", () => {
  it("every request is in the log by its id", () => {
    const logged = loggedRequests(target.log());
    expect(requestIds.length).toBeGreaterThan(9_000);
    expect(requestIds.filter((id) => !logged.has(id))).toEqual([]);
  });

  it("no prototype has anything new, and the gateway answers", async () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("polluted" in {}).toBe(false);
    expect(await attack("DescribeRegions", [])).toMatchObject({ status: 200, complaint: undefined });
  });
});
