import { answerOf } from "./support/answer";
import { callEc2, demo, other } from "./support/ec2";
import { callGce, gceRequest, tokenOf } from "./support/gce";
import { startTarget, type Target } from "./support/target";

let target: Target;
let now: number;
let lookups: number;
beforeEach(() => {
  now = 1_000;
  lookups = 0;
  target = startTarget({
    now: () => now,
    meddle: (transport) => (request) => {
      if (/command=(listUserKeys|listUsers|getUser)/.test(request.query)) lookups += 1;
      return transport(request);
    },
  });
});
afterEach(() => target.close());

const codeOf = ({ text }: { readonly text: string }) => /<Code>(.*?)</.exec(text)?.[1];
const describeRegions = async (apiKey: string, secretKey: string) =>
  codeOf(await callEc2(target, "DescribeRegions", [], { apiKey, secretKey }));
const zones = async () => (await callGce(target, "GET", "projects/demo/zones")).status;
const signIn = (id: string, secret: string) => {
  const form = `grant_type=client_credentials&client_id=${id}&client_secret=${secret}`;
  const type = { "content-type": "application/x-www-form-urlencoded" };
  return answerOf(target, target.gce, gceRequest("POST", "/token", form, type));
};

it("a revoked key and its tokens are good for no longer than the cache holds", async () => {
  expect(await describeRegions(demo.apiKey, demo.secretKey)).toBeUndefined();
  expect(await zones()).toBe(200);
  for (const { id, apiKey } of target.simulator.state.userKeys.values()) {
    if (apiKey === demo.apiKey) target.simulator.state.userKeys.delete(id);
  }
  now += 30_001;
  expect(await describeRegions(demo.apiKey, demo.secretKey)).toBe("AuthFailure");
  expect(await zones()).toBe(401);
});

it("a new secret ends the old one", async () => {
  expect(await describeRegions(demo.apiKey, demo.secretKey)).toBeUndefined();
  for (const key of target.simulator.state.userKeys.values()) {
    if (key.apiKey === demo.apiKey) target.simulator.state.userKeys.update(key, { secretKey: "renewed" });
  }
  now += 30_001;
  expect(await describeRegions(demo.apiKey, demo.secretKey)).toBe("SignatureDoesNotMatch");
  expect(await describeRegions(demo.apiKey, "renewed")).toBeUndefined();
});

it("wrong secrets neither get in, nor poison what is remembered, nor cost a lookup each", async () => {
  for (let i = 0; i < 20; i += 1)
    expect(await describeRegions(demo.apiKey, `wrong-${i}`)).toBe("SignatureDoesNotMatch");
  expect(await describeRegions(demo.apiKey, demo.secretKey)).toBeUndefined();
  for (let i = 0; i < 20; i += 1)
    expect(await describeRegions(demo.apiKey, other.secretKey)).toBe("SignatureDoesNotMatch");
  expect(lookups).toBe(2);
});

it("an invented key costs one lookup, however often it is tried, and many cost no more than the limit", async () => {
  for (let i = 0; i < 20; i += 1) expect(await describeRegions("invented", "x")).toBe("AuthFailure");
  expect(lookups).toBeLessThanOrEqual(2);
  const codes = new Set<string | undefined>();
  for (let i = 0; i < 500; i += 1) codes.add(await describeRegions(`invented-${i}`, "x"));
  expect([...codes]).toEqual(["AuthFailure", "RequestLimitExceeded"]);
  expect(lookups).toBeLessThan(410);
});

it("nobody whose key was good is held up by them", async () => {
  expect(await describeRegions(demo.apiKey, demo.secretKey)).toBeUndefined();
  for (let i = 0; i < 300; i += 1) await describeRegions(`invented-${i}`, "x");
  now += 30_001;
  for (let i = 300; i < 600; i += 1) await describeRegions(`invented-${i}`, "x");
  expect(await describeRegions(demo.apiKey, demo.secretKey)).toBeUndefined();
});

it("OAuth says the same of an unknown client and of a wrong secret", async () => {
  const [wrong, unknown] = [await signIn(demo.apiKey, "wrong"), await signIn("nobody", "wrong")];
  expect([wrong.status, wrong.text]).toEqual([401, unknown.text]);
  expect(unknown.status).toBe(401);
});

it.each<[string, (token: string) => string]>([
  ["cut short", (token) => token.slice(0, -4)],
  ["changed by one character", (token) => (token.startsWith("A") ? "B" : "A") + token.slice(1)],
  ["changed at its end", (token) => token.slice(0, -1) + (token.endsWith("A") ? "B" : "A")],
  ["made longer", (token) => `${token}A`],
  ["padded", (token) => `${token}=`],
  ["a page token of ours", () => target.pageToken()],
  ["an API key", () => demo.apiKey],
  ["a JWT that nobody signed", () => `${base64url({ alg: "none" })}.${base64url({ iss: "demo" })}.`],
  ["of 100 kB", () => "A".repeat(100_000)],
])("a token that is %s is refused", async (_, change) => {
  const authorization = `Bearer ${change(await tokenOf(target))}`;
  const { status, text } = await answerOf(
    target,
    target.gce,
    gceRequest("GET", "/compute/v1/projects/demo/zones", "", { authorization }),
  );
  expect([status, JSON.parse(text).error.status]).toEqual([401, "UNAUTHENTICATED"]);
});
const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
