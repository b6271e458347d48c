import { signQuery } from "@stackgate/cloudstack";
import { type Fault, parseFaults } from "@stackgate/simulator";
import { demo, testCloud } from "./support/cloud";

const zones = { method: "GET", query: signQuery("listZones", {}, demo) } as const;
const make = (name: string) => ({ method: "GET", query: signQuery("createSecurityGroup", { name }, demo) }) as const;

describe("faults on demand", () => {
  test("a reset before the effect leaves nothing, one after it does", async () => {
    const { simulator, ask } = testCloud();
    simulator.faults.plan({ fault: { kind: "reset", when: "before" }, times: 1 });
    await expect(simulator.handle(make("one"))).rejects.toMatchObject({ code: "ECONNRESET" });
    simulator.faults.plan({ fault: { kind: "reset", when: "after" }, times: 1 });
    await expect(simulator.handle(make("two"))).rejects.toMatchObject({ code: "ECONNRESET" });
    const { securitygroup } = await ask("listSecurityGroups");
    expect(securitygroup.map((group: { name: string }) => group.name).sort()).toEqual(["default", "two"]);
  });

  test("it meets the named command only, as often as planned, after as many as planned", async () => {
    const { simulator, ask } = testCloud();
    simulator.faults.plan({ command: "listZones", fault: { kind: "error", code: 429 }, after: 1, times: 2 });
    expect((await ask("listRegions")).count).toBe(1);
    const codes = [];
    for (let call = 0; call < 4; call++) codes.push((await simulator.handle(zones)).status);
    expect(codes).toEqual([200, 429, 429, 200]);
  });

  test("a proxy's error is HTML, and a cut answer is no JSON", async () => {
    const { simulator } = testCloud();
    const undo = simulator.faults.plan({ fault: { kind: "html", status: 503 } });
    expect(await simulator.handle(zones)).toMatchObject({
      status: 503,
      contentType: expect.stringContaining("text/html"),
    });
    undo();
    simulator.faults.plan({ fault: { kind: "truncate" }, times: 1 });
    const { body } = await simulator.handle(zones);
    expect(() => JSON.parse(body)).toThrow(SyntaxError);
    expect((await simulator.handle(zones)).status).toBe(200);
  });

  test("an answer comes later, in real time", async () => {
    const { simulator } = testCloud();
    simulator.faults.plan({ fault: { kind: "latency", ms: 40 }, times: 1 });
    const begun = performance.now();
    expect((await simulator.handle(zones)).status).toBe(200);
    // A timer may be early by a fraction.
    expect(performance.now() - begun).toBeGreaterThan(38);
  });

  test.each([429, 503, 530])("an error %i is in CloudStack's envelope, and nothing ran", async (code) => {
    const { simulator, ask } = testCloud();
    simulator.faults.plan({ fault: { kind: "error", code }, times: 1 });
    const reply = await simulator.handle(make("one"));
    expect(reply.status).toBe(code);
    expect(JSON.parse(reply.body)).toMatchObject({ createsecuritygroupresponse: { errorcode: code } });
    expect((await ask("listSecurityGroups")).count).toBe(1);
  });

  test("a job fails with the planned code, or is unknown when asked for though its work is done", async () => {
    const { simulator, ask, run, clock } = testCloud();
    const { id } = (await ask("createSecurityGroup", { name: "web" })).securitygroup;
    const rule = { securitygroupid: id, protocol: "all", cidrlist: "0.0.0.0/0" };
    const rules = async () => (await ask("listSecurityGroups", { id })).securitygroup[0].ingressrule.length;
    simulator.faults.plan({ fault: { kind: "failJob", code: 530 }, times: 1 });
    expect(await run("authorizeSecurityGroupIngress", rule)).toMatchObject({
      jobstatus: 2,
      jobresult: { errorcode: 530 },
    });
    expect(await rules()).toBe(0);
    simulator.faults.plan({ command: "authorizeSecurityGroupIngress", fault: { kind: "loseJob" } });
    const { jobid } = await ask("authorizeSecurityGroupIngress", rule);
    clock.advance(1_000);
    expect(await ask("queryAsyncJobResult", { jobid })).toMatchObject({ errorcode: 431 });
    expect(await rules()).toBe(1);
  });
});

describe("configured faults", () => {
  test("a list in JSON is what is planned", () => {
    const plans = [
      { command: "listZones", fault: { kind: "reset", when: "after" }, times: 2, after: 1 },
      { fault: { kind: "truncate" } },
    ];
    expect(parseFaults(JSON.stringify(plans))).toEqual(plans);
  });

  const late = { kind: "reset", when: "after" } as const;
  const kinds: readonly Fault[] = [
    { kind: "latency", ms: 1 },
    { kind: "reset", when: "before" },
    late,
    { kind: "html", status: 502 },
    { kind: "error", code: 429 },
    { kind: "truncate" },
    { kind: "failJob", code: 533 },
    { kind: "loseJob" },
  ];
  test.each(kinds)("$kind is read, and met by the one request that it is for", async (fault) => {
    const json = JSON.stringify([{ command: "listZones", fault, times: 1 }]);
    const { simulator } = testCloud({ faults: parseFaults(json) });
    expect(simulator.faults.meeting("listRegions")).toEqual([]);
    expect(simulator.faults.meeting("listZones")).toEqual([fault]);
    expect(simulator.faults.meeting("listZones")).toEqual([]);
  });

  test("a simulator made with one has it from the start", async () => {
    const { simulator } = testCloud({ faults: [{ fault: late, times: 1 }] });
    await expect(simulator.handle(make("one"))).rejects.toMatchObject({ code: "ECONNRESET" });
    expect((await simulator.handle(zones)).status).toBe(200);
  });

  test.each([
    ["an unknown kind", '[{"fault": {"kind": "flood"}}]'],
    ["a kind that is no own name", '[{"fault": {"kind": "constructor"}}]'],
    ["a missing member", '[{"fault": {"kind": "latency"}}]'],
    ["a member too many", '[{"fault": {"kind": "truncate", "ms": 1}}]'],
    ["a wrong value", '[{"fault": {"kind": "reset", "when": "never"}}]'],
    ["an unknown part of the plan", '[{"fault": {"kind": "truncate"}, "often": 1}]'],
  ])("%s is told", (_, json) => {
    expect(() => parseFaults(json)).toThrow("fault 1 is none");
  });
});
