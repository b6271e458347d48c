import type { TransportReply } from "@stackgate/cloudstack";
import type { Fault } from "@stackgate/simulator";
import { methods } from "../../packages/gce/src/methods";
import { actionNames, base } from "./support/bases";
import { callEc2, demo } from "./support/ec2";
import { arrange, type Estate } from "./support/estate";
import { callGce } from "./support/gce";
import { arrangeGce, pathOf } from "./support/gce-estate";
import { type Change, createMeddler, text, values } from "./support/meddle";
import { startTarget, type Target } from "./support/target";
import { complaintOfEc2, complaintOfGce } from "./support/well-formed";

// Busy machines are slow; a hang is longer still.
jest.setTimeout(60_000);

const meddler = createMeddler();
let target: Target;
let estate: Estate;
beforeAll(async () => {
  target = startTarget({ meddle: meddler.meddle });
  estate = await arrange(target);
  await arrangeGce(target);
});
beforeEach(() => target.cloud("demo").forget());
afterEach(() => {
  meddler.answerWith(undefined);
  target.simulator.faults.clear();
});
afterAll(() => target.close());

const reply = (body: string, status = 200, contentType = "application/json"): TransportReply => ({
  status,
  contentType,
  body,
});
const refusal =
  (errorcode: number): Change =>
  (_, command) =>
    reply(JSON.stringify({ [`${command}response`]: { errorcode, errortext: "because" } }), errorcode);

/** No answer at all, or one that CloudStack gives when it can't. */
const FAILURES: readonly (readonly [string, Change, ec2: number, code: string, gce: number, reason: string])[] = [
  ["a proxy's page", () => reply("<h1>502</h1>", 502, "text/html"), 503, "Unavailable", 503, "backendError"],
  ["a page with status 200", () => reply("<h1>Hi</h1>", 200, "text/html"), 503, "Unavailable", 503, "backendError"],
  ["nothing", () => reply(""), 503, "Unavailable", 503, "backendError"],
  ["null", () => reply("null"), 503, "Unavailable", 503, "backendError"],
  ["a list", () => reply("[]"), 503, "Unavailable", 503, "backendError"],
  ["an envelope of nothing", () => reply('{"x":null}'), 503, "Unavailable", 503, "backendError"],
  ["half an answer", text((body) => body.slice(0, body.length / 2)), 503, "Unavailable", 503, "backendError"],
  [
    "an object for a list",
    text((body) => body.replace(/:\[/, ':{"0":[').replace(/\](?=[^\]]*$)/, "]}")),
    503,
    "Unavailable",
    503,
    "backendError",
  ],
  ["texts for items", text((body) => body.replace(/:\[\{/, ':["a",{')), 503, "Unavailable", 503, "backendError"],
  [
    "a count of words",
    text((body) => body.replace(/"count":\d+/, '"count":"many"')),
    503,
    "Unavailable",
    503,
    "backendError",
  ],
  [
    "an endless count",
    text((body) => body.replace(/"count":\d+/, '"count":1e15')),
    503,
    "Unavailable",
    503,
    "backendError",
  ],
  [
    "a count below 0",
    text((body) => body.replace(/"count":\d+/, '"count":-1')),
    503,
    "Unavailable",
    503,
    "backendError",
  ],
  ["429", refusal(429), 503, "RequestLimitExceeded", 429, "rateLimitExceeded"],
  ["530", refusal(530), 500, "InternalError", 500, "internalError"],
  ["534", refusal(534), 503, "Unavailable", 503, "backendError"],
  ["a code of its own", refusal(599), 500, "InternalError", 500, "internalError"],
];

describe.each(FAILURES)("when CloudStack answers %s", (_, change, status, code, gceStatus, reason) => {
  it("both say that it failed, and not that nothing is there", async () => {
    meddler.answerWith(change);
    const ec2 = await callEc2(target, "DescribeInstances");
    expect([ec2.status, /<Code>(.*?)</.exec(ec2.text)?.[1]]).toEqual([status, code]);
    const gce = await callGce(target, "GET", "projects/demo/zones/adv-1-a/instances");
    expect([gce.status, JSON.parse(gce.text).error?.errors[0].reason]).toEqual([gceStatus, reason]);
  });
});

const CONTROL = "\u0000\u0001\ud800]]>&<";
/** Odd data, and whether it must do. What is not of its type may be our internal error, in the protocol's own words. */
const ODDITIES: readonly (readonly [string, Change, bearable: boolean])[] = [
  ["nulls among the items", text((body) => body.replaceAll(/:\[\{/g, ":[null,{")), true],
  [
    "keys of Object.prototype",
    text((body) => body.replaceAll('{"id"', '{"__proto__":{"polluted":1},"constructor":1,"id"')),
    true,
  ],
  ["control characters in every text", values((value) => (typeof value === "string" ? CONTROL + value : value)), true],
  [
    "100 kB in a text",
    text((body) => body.replaceAll(/"displaytext":"/g, `"displaytext":"${"x".repeat(100_000)}`)),
    true,
  ],
  ["empty objects", () => reply('{"x":{}}'), true],
  ["nulls for all values", values(() => null), false],
  ["texts for all values", values(String), true],
  ["numbers for all values", values(() => 1e30), false],
  ["objects for all values", values(() => ({ a: 1 })), false],
  ["lists for all values", values(() => []), false],
];
const reads = actionNames.filter((name) => /^(Describe|Get)/.test(name));
const gets = methods.filter(({ shape }) => shape.httpMethod === "GET");

describe.each(ODDITIES)("when CloudStack sends %s", (_, change, bearable) => {
  const tolerated = (complaint: string | undefined) => (bearable || complaint !== "status 500" ? complaint : undefined);

  it("every read of EC2 has a sane document", async () => {
    meddler.answerWith(change);
    for (const action of reads) {
      const answer = await callEc2(target, action, base(estate, action));
      expect([action, tolerated(complaintOfEc2(answer)), answer.text]).toEqual([action, undefined, expect.any(String)]);
    }
    expect("polluted" in {}).toBe(false);
  });

  it("every read of Compute Engine has a sane document", async () => {
    meddler.answerWith(change);
    for (const { id, shape } of gets) {
      const answer = await callGce(target, "GET", pathOf(shape.path));
      expect([id, tolerated(complaintOfGce(answer)), answer.text]).toEqual([id, undefined, expect.any(String)]);
    }
    expect("polluted" in {}).toBe(false);
  });
});

describe("a change whose end nobody hears of", () => {
  const ATTEMPTS: readonly (readonly [string, Fault, status: number, code: string])[] = [
    ["is cut off before it", { kind: "reset", when: "before" }, 503, "Unavailable"],
    ["is cut off after it", { kind: "reset", when: "after" }, 503, "Unavailable"],
    ["has a job that vanishes", { kind: "loseJob" }, 503, "Unavailable"],
    ["has a job that fails", { kind: "failJob", code: 530 }, 500, "InternalError"],
  ];
  it.each(ATTEMPTS)("%s: the server's error, and the gateway goes on", async (_, fault, expected, code) => {
    target.simulator.faults.plan({ command: "createTags", fault });
    const tags: [string, string][] = [
      ["ResourceId.1", estate.get("i") ?? ""],
      ["Tag.1.Key", "fault"],
      ["Tag.1.Value", "x"],
    ];
    const { status, text: document } = await callEc2(target, "CreateTags", tags);
    expect([status, /<Code>(.*?)</.exec(document)?.[1]]).toEqual([expected, code]);
    target.simulator.faults.clear();
    expect((await callEc2(target, "DescribeTags")).status).toBe(200);
  });

  it("never ends: an error after a time, not an answer that says it has", async () => {
    meddler.answerWith((answer, command) =>
      command === "queryAsyncJobResult"
        ? { ...answer, body: answer.body.replace(/"jobstatus":\d/, '"jobstatus":0') }
        : answer,
    );
    const { status, text: document } = await callEc2(target, "AllocateAddress");
    expect([status, /<Code>(.*?)</.exec(document)?.[1]]).toEqual([503, "Unavailable"]);
  });
});

it("nothing that CloudStack or a caller sent as a secret stands in the log", () => {
  for (const secret of [demo.secretKey, "admin-secret-key", "signature="]) expect(target.log()).not.toContain(secret);
});
