import { callEc2 } from "./support/ec2";
import { callGce } from "./support/gce";
import { startTarget, type Target } from "./support/target";

// Busy machines are slow; a hang is longer still.
jest.setTimeout(60_000);

const MACHINES = 1_000;
const tenant = { apiKey: "tenant-1-api-key", secretKey: "tenant-1-secret-key" };

let target: Target;
beforeAll(async () => {
  target = startTarget({ simulator: { population: { accounts: 1, vms: MACHINES } } });
});
afterAll(() => target.close());

/** Longest that one request may take here, in ms: what an exponential pattern would need has no end. */
const PATIENCE = 10_000;

async function timed<T>(work: Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work;
  expect(performance.now() - begun).toBeLessThan(PATIENCE);
  return result;
}

it("there is much to look through", async () => {
  const { text } = await callEc2(target, "DescribeInstances", [], tenant);
  expect(text.match(/<instanceId>/g)).toHaveLength(MACHINES);
});

describe("EC2", () => {
  it.each<[string, readonly string[]]>([
    ["many stars", [`${"*a".repeat(50_000)}b`]],
    ["200 long patterns", Array.from({ length: 200 }, (_, i) => `*${"?".repeat(1_000)}${i}*`)],
    ["a regular expression that explodes", ["(a+)+$", "^(([a-z])+.)+[A-Z]([a-z])+$"]],
    ["backslashes", ["\\".repeat(100_001)]],
  ])("takes a filter of %s and is quick", async (_, patterns) => {
    for (const name of ["instance-id", "tag:Name", "private-ip-address", "availability-zone"]) {
      const values = patterns.map((value, i): [string, string] => [`Filter.1.Value.${i + 1}`, value]);
      const { status, text } = await timed(
        callEc2(target, "DescribeInstances", [["Filter.1.Name", name], ...values], tenant),
      );
      expect([status, text.includes("<instanceId>")]).toEqual([200, false]);
    }
  });

  it.each<[string, readonly [string, string][], string]>([
    ["no values", [["Filter.1.Name", "instance-id"]], "InvalidParameterValue"],
    [
      "an unknown name",
      [
        ["Filter.1.Name", "__proto__"],
        ["Filter.1.Value.1", "x"],
      ],
      "InvalidParameterValue",
    ],
    [
      "the name of a method",
      [
        ["Filter.1.Name", "toString"],
        ["Filter.1.Value.1", "x"],
      ],
      "InvalidParameterValue",
    ],
    [
      "a pattern for a name",
      [
        ["Filter.1.Name", "tag:*"],
        ["Filter.1.Value.1", "x"],
      ],
      "",
    ],
    [
      "201 values",
      [
        ["Filter.1.Name", "instance-id"],
        ...Array.from({ length: 201 }, (_, i): [string, string] => [`Filter.1.Value.${i + 1}`, "x"]),
      ],
      "FilterLimitExceeded",
    ],
    [
      "a forged page token",
      [
        ["NextToken", "forged"],
        ["MaxResults", "5"],
      ],
      "InvalidNextToken",
    ],
  ])("answers %s", async (_, parameters, code) => {
    const { text } = await timed(callEc2(target, "DescribeInstances", parameters, tenant));
    expect(/<Code>(.*?)</.exec(text)?.[1] ?? "").toBe(code);
  });

  it("gives a page token to its own request only", async () => {
    const first = await callEc2(target, "DescribeImages", [["MaxResults", "1"]]);
    const token = /<nextToken>(.*?)</.exec(first.text)?.[1] ?? "";
    expect(token).not.toBe("");
    const again = (action: string, more: readonly [string, string][] = []) =>
      callEc2(target, action, [["MaxResults", "1"], ["NextToken", token], ...more]);
    expect((await again("DescribeImages")).status).toBe(200);
    expect(
      (
        await again("DescribeImages", [
          ["Filter.1.Name", "state"],
          ["Filter.1.Value.1", "available"],
        ])
      ).text,
    ).toContain("InvalidNextToken");
    expect((await again("DescribeVolumes")).text).toContain("InvalidNextToken");
  });
});

describe("Compute Engine", () => {
  const list = (query: string) =>
    timed(callGce(target, "GET", `projects/tenant-1/aggregated/instances?${query}`, "", tenant));
  const filter = (text: string) => list(`filter=${encodeURIComponent(text)}`);

  it.each([
    ["a regular expression that explodes", 'name eq "(a+)+$"', 200],
    ["nested repeats", 'name eq "((((a{1,30}){1,30}){1,30}){1,30})"', 400],
    ["a thousand alternatives", `name eq "(${Array.from({ length: 1_000 }, (_, i) => `a${i}`).join("|")})"`, 200],
    ["look-ahead, which RE2 has not", 'name eq "(?=a)b"', 400],
    ["a back-reference, which RE2 has not", 'name eq "(a)\\1"', 400],
    ["wildcards", `name = "${"*a".repeat(2_000)}"`, 200],
    ["500 comparisons", Array(500).fill("name=a").join(" OR "), 200],
    ["51 levels", `${"(".repeat(51)}name=a${")".repeat(51)}`, 400],
    ["1,000 negations", `${"NOT ".repeat(1_000)}name=a`, 400],
    ["Object.prototype", "__proto__.polluted = 1", 200],
    ["constructors", "constructor.name = Object", 200],
  ])("takes a filter of %s, or refuses it, and is quick", async (_, text, status) => {
    const answer = await filter(text);
    expect([answer.status, JSON.parse(answer.text).error?.message]).toEqual([
      status,
      status === 200 ? undefined : expect.any(String),
    ]);
  });

  it.each(["fields=items/*/instances(name)", `fields=${"a,".repeat(5_000)}a`, `fields=${"a/".repeat(15)}b`])(
    "answers %.40s quickly",
    async (query) => {
      expect([200, 400]).toContain((await list(query)).status);
    },
  );
});
