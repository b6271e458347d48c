import type { Cloud } from "@stackgate/cloudstack";
import { type Gce, LINKS, startGce } from "../support";
import { otherTool, smallestMachine } from "./cloud";

const REGION = "regions/adv-1";
const POOLS = `${REGION}/targetPools`;
const RULES = `${REGION}/forwardingRules`;
const instance = (name: string): string => `${LINKS}/zones/adv-1-a/instances/${name}`;

describe("target pools and forwarding rules", () => {
  let gce: Gce;
  let cloud: Cloud;
  beforeEach(async () => {
    gce = startGce();
    cloud = otherTool(gce);
    await gce.settle("POST", "global/networks", { name: "net1", autoCreateSubnetworks: true });
    const [network] = (await cloud.list("listNetworks")).filter(({ name }) => name === "net1");
    const machine = await smallestMachine(cloud, network?.zoneid ?? "");
    for (const name of ["vm1", "vm2"]) {
      await cloud.run("deployVirtualMachine", { ...machine, networkids: [network?.id ?? ""], name });
    }
  });
  afterEach(() => gce.close());

  const rule = { name: "web", IPProtocol: "TCP", portRange: "80", target: `${LINKS}/${POOLS}/pool` };
  const makePool = (change: object = {}) => gce.settle("POST", POOLS, { name: "pool", ...change });
  const balanced = async (): Promise<string[]> => {
    const [first] = await cloud.list("listLoadBalancerRules");
    const machines = first ? await cloud.list("listLoadBalancerRuleInstances", { id: first.id, applied: true }) : [];
    return machines.map(({ name }) => name).sort();
  };

  test("a pool is kept without rules and machines, and takes machines in and out", async () => {
    await makePool({ description: "for the web", sessionAffinity: "CLIENT_IP" });
    await gce.settle("POST", `${POOLS}/pool/addInstance`, { instances: [{ instance: instance("vm1") }] });
    const pool = {
      kind: "compute#targetPool",
      name: "pool",
      description: "for the web",
      sessionAffinity: "CLIENT_IP",
      creationTimestamp: "2026-11-21T12:00",
      instances: [instance("vm1")],
      region: `${LINKS}/${REGION}`,
    };
    const { body } = await gce("GET", `${POOLS}/pool`);
    expect({ ...body, creationTimestamp: body.creationTimestamp.slice(0, 16) }).toMatchObject(pool);
    await gce.settle("POST", `${POOLS}/pool/removeInstance`, { instances: [{ instance: instance("vm1") }] });
    expect((await gce("GET", `${POOLS}/pool`)).body.instances).toEqual([]);
    const lists = await gce("GET", POOLS);
    expect(lists.body.items).toHaveLength(1);
    expect((await gce("GET", POOLS)).calls).toEqual({ listVirtualMachines: 1 });
    expect((await gce("GET", "aggregated/targetPools")).body.items[REGION].targetPools).toHaveLength(1);
    await gce.settle("DELETE", `${POOLS}/pool`);
    expect((await gce("GET", `${POOLS}/pool`)).status).toBe(404);
  });

  test("a machine that is named twice is in the pool once", async () => {
    const twice = [instance("vm1"), instance("vm1")];
    await makePool({ instances: twice });
    expect((await gce("GET", `${POOLS}/pool`)).body.instances).toEqual([instance("vm1")]);
    const both = { instances: [...twice, instance("vm2"), instance("vm2")].map((one) => ({ instance: one })) };
    await gce.settle("POST", `${POOLS}/pool/addInstance`, both);
    const members = (await gce("GET", `${POOLS}/pool`)).body.instances;
    expect(members.toSorted()).toEqual([instance("vm1"), instance("vm2")]);
    await gce.settle("POST", `${POOLS}/pool/removeInstance`, both);
    expect((await gce("GET", `${POOLS}/pool`)).body.instances).toEqual([]);
  });

  test("a rule balances over its pool, follows it, and takes its own address along when it goes", async () => {
    await makePool({ instances: [instance("vm1")] });
    const sourceIpRanges = ["192.0.2.0/24", "198.51.100.7/32"];
    await gce.settle("POST", RULES, { ...rule, sourceIpRanges, description: "d", labels: { a: "b" } });
    expect(await balanced()).toEqual(["vm1"]);
    const { body } = await gce("GET", `${RULES}/web`);
    expect(body).toMatchObject({
      kind: "compute#forwardingRule",
      IPAddress: expect.stringMatching(/^\d+\./),
      IPProtocol: "TCP",
      portRange: "80-80",
      target: rule.target,
      sourceIpRanges,
      description: "d",
      labels: { a: "b" },
    });
    expect((await gce("GET", `${REGION}/addresses`)).body.items).toBeUndefined();
    await gce.settle("POST", `${POOLS}/pool/addInstance`, { instances: [{ instance: instance("vm2") }] });
    expect(await balanced()).toEqual(["vm1", "vm2"]);
    const health = await gce("POST", `${POOLS}/pool/getHealth`, { instance: instance("vm1") });
    expect(health.body.healthStatus).toMatchObject([{ healthState: "HEALTHY", port: 80, ipAddress: body.IPAddress }]);
    await gce.settle("POST", `${POOLS}/pool/removeInstance`, { instances: [{ instance: instance("vm1") }] });
    expect(await balanced()).toEqual(["vm2"]);
    expect((await gce("DELETE", `${POOLS}/pool`)).error?.reason).toBe("resourceInUseByAnotherResource");
    const before = (await cloud.list("listPublicIpAddresses")).length;
    await gce.settle("DELETE", `${RULES}/web`);
    expect((await cloud.list("listPublicIpAddresses")).length).toBe(before - 1);
    await gce.settle("DELETE", `${POOLS}/pool`);
  });

  test("a rule at a reserved address leaves it; its target and labels change", async () => {
    await gce.settle("POST", `${REGION}/addresses`, { name: "front" });
    await makePool({ instances: [instance("vm1")] });
    await makePool({ name: "other", instances: [instance("vm2")], sessionAffinity: "CLIENT_IP" });
    await gce.settle("POST", RULES, { ...rule, IPAddress: `${LINKS}/${REGION}/addresses/front` });
    await gce.settle("POST", `${RULES}/web/setTarget`, { target: `${LINKS}/${POOLS}/other` });
    expect(await balanced()).toEqual(["vm2"]);
    const { body } = await gce("GET", `${RULES}/web`);
    expect(body.target).toBe(`${LINKS}/${POOLS}/other`);
    await gce.settle("POST", `${RULES}/web/setLabels`, { labels: { c: "d" }, labelFingerprint: body.labelFingerprint });
    await gce.settle("PATCH", `${RULES}/web`, { description: "changed" });
    expect((await gce("GET", `${RULES}/web`)).body).toMatchObject({ labels: { c: "d" }, description: "changed" });
    expect((await gce("GET", RULES)).calls).toEqual({ listLoadBalancerRules: 1 });
    expect((await gce("GET", "aggregated/forwardingRules")).body.items[REGION].forwardingRules).toHaveLength(1);
    await gce.settle("DELETE", `${RULES}/web`);
    expect((await gce("GET", `${REGION}/addresses/front`)).status).toBe(200);
  });

  test.each([
    [POOLS, { name: "Pool" }, "resource.name"],
    [POOLS, { name: "p", sessionAffinity: "CLIENT_IP_PROTO" }, "resource.sessionAffinity"],
    [POOLS, { name: "p", healthChecks: ["x"] }, "resource.healthChecks"],
    [POOLS, { name: "p", instances: [instance("none")] }, "instances"],
    [RULES, { ...rule, portRange: "80-90" }, "resource.portRange"],
    [RULES, { ...rule, IPProtocol: "ESP" }, "resource.IPProtocol"],
    [RULES, { ...rule, loadBalancingScheme: "INTERNAL" }, "resource.loadBalancingScheme"],
    [RULES, { ...rule, backendService: "x" }, "resource.backendService"],
    [RULES, { ...rule, sourceIpRanges: ["192.0.2.0/33"] }, "resource.sourceIpRanges"],
    [RULES, { ...rule, target: "https://x/y/z/" }, "resource.target"],
    [RULES, { ...rule, IPAddress: "192.0.2.1" }, "resource.IPAddress"],
  ])("POST %s refuses %j", async (path, body, field) => {
    await makePool();
    const { error } = await gce("POST", path, body);
    expect(error).toMatchObject({ reason: "invalid", message: expect.stringContaining(`'${field}`) });
  });

  test.each([
    ["createLoadBalancerRule", { kind: "error", code: 530 }],
    ["createTags", { kind: "failJob", code: 530 }],
    ["assignToLoadBalancerRule", { kind: "failJob", code: 530 }],
  ] as const)("a rule that fails at %s leaves neither rule nor address", async (command, fault) => {
    await makePool({ instances: [instance("vm1")] });
    const before = (await cloud.list("listPublicIpAddresses")).length;
    // The first tag is the address's.
    gce.simulator.faults.plan({ command, fault, ...(command === "createTags" && { after: 1, times: 1 }) });
    expect((await gce("POST", RULES, rule)).status).toBeGreaterThanOrEqual(400);
    expect((await cloud.list("listPublicIpAddresses")).length).toBe(before);
    expect(await cloud.list("listLoadBalancerRules")).toEqual([]);
  });
});
