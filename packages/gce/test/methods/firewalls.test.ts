import { type Gce, LINKS, startGce } from "../support";
import { otherTool } from "./cloud";

const ssh = {
  name: "allow-ssh",
  network: `${LINKS}/global/networks/default`,
  direction: "INGRESS",
  priority: 1000,
  allowed: [{ IPProtocol: "tcp", ports: ["22"] }],
  sourceRanges: ["0.0.0.0/0"],
};
const FIREWALLS = "global/firewalls";

describe("firewalls", () => {
  let gce: Gce;
  beforeEach(() => {
    gce = startGce();
  });
  afterEach(() => gce.close());

  const insert = (body: object) => gce.settle("POST", FIREWALLS, body);
  const get = async (name: string) => (await gce("GET", `${FIREWALLS}/${name}`)).body;
  const names = async (): Promise<string[]> =>
    ((await gce("GET", FIREWALLS)).body.items ?? []).map(({ name }: { name: string }) => name);
  /** The account's rules as CloudStack has them: `group protocol startport-endport peer`. */
  const rules = (): string[] =>
    [...gce.simulator.state.securityRules.values()]
      .map((rule) => {
        const group = gce.simulator.state.securityGroups.get(rule.groupId)?.name;
        const peer = rule.cidr ?? gce.simulator.state.securityGroups.get(rule.peerGroupId ?? "")?.name;
        return `${group} ${rule.protocol} ${rule.startPort ?? rule.icmpType}-${rule.endPort ?? rule.icmpCode} ${peer}`;
      })
      .sort();

  test("one is made in `default`, shown, listed and deleted; calls are counted", async () => {
    await gce("GET", FIREWALLS);
    const made = await gce("POST", FIREWALLS, ssh);
    expect(made.body).toMatchObject({
      kind: "compute#operation",
      operationType: "insert",
      status: "DONE",
      targetLink: `${LINKS}/global/firewalls/allow-ssh`,
    });
    expect(rules()).toEqual(["default tcp 22-22 0.0.0.0/0"]);
    const { creationTimestamp, id, ...document } = await get("allow-ssh");
    expect(document).toEqual({
      kind: "compute#firewall",
      name: "allow-ssh",
      description: "",
      network: `${LINKS}/global/networks/default`,
      priority: 1000,
      direction: "INGRESS",
      sourceRanges: ["0.0.0.0/0"],
      allowed: [{ IPProtocol: "tcp", ports: ["22"] }],
      disabled: false,
      logConfig: { enable: false },
      selfLink: `${LINKS}/global/firewalls/allow-ssh`,
    });
    expect(creationTimestamp).toBe("2026-11-21T12:00:00.000+00:00");
    expect(made.body.targetId).toBe(id);
    const list = await gce("GET", FIREWALLS);
    expect(list.calls).toEqual({ listSecurityGroups: 1 });
    expect(list.body.items).toHaveLength(1);
    const gone = await gce("DELETE", `${FIREWALLS}/allow-ssh`);
    expect(gone.calls).toMatchObject({ listSecurityGroups: 1, revokeSecurityGroupIngress: 1 });
    expect(rules()).toEqual([]);
    expect((await gce("GET", `${FIREWALLS}/allow-ssh`)).error?.reason).toBe("notFound");
  });

  test("ranges, ports, protocols, source tags and target tags come back as they were; ranges share a call", async () => {
    const body = {
      ...ssh,
      name: "web",
      description: "for the web servers",
      priority: 900,
      allowed: [
        { IPProtocol: "tcp", ports: ["80", "8000-8100"] },
        { IPProtocol: "udp" },
        { IPProtocol: "icmp" },
        { IPProtocol: "esp" },
      ],
      sourceRanges: ["10.0.0.0/8", "192.168.0.0/16"],
      sourceTags: ["lb"],
      targetTags: ["api", "web"],
    };
    const { calls } = await gce("POST", FIREWALLS, body);
    // Two groups of five rules' worth of traffic each; the ranges and the group of one go in one call.
    expect(calls).toMatchObject({ createSecurityGroup: 3, authorizeSecurityGroupIngress: 10, createTags: 1 });
    expect(await get("web")).toMatchObject(body);
    expect(rules()).toHaveLength(30);
  });

  test("without ranges and tags it is open to all; a bare address is a range of one", async () => {
    const { sourceRanges: _, ...open } = ssh;
    await insert({ ...open, name: "open" });
    await insert({ ...ssh, name: "one", sourceRanges: ["192.0.2.7"] });
    expect((await get("open")).sourceRanges).toEqual(["0.0.0.0/0"]);
    expect((await get("one")).sourceRanges).toEqual(["192.0.2.7/32"]);
  });

  test("what is named twice is allowed once", async () => {
    const tcp80 = { IPProtocol: "tcp", ports: ["80", "80"] };
    const twice = { name: "twice", sourceRanges: ["10.0.0.0/8", "10.0.0.0/8"], allowed: [tcp80, tcp80] };
    const { calls } = await gce("POST", FIREWALLS, twice);
    expect(calls).toMatchObject({ authorizeSecurityGroupIngress: 1, createTags: 1 });
    expect(await get("twice")).toMatchObject({
      sourceRanges: ["10.0.0.0/8"],
      allowed: [{ IPProtocol: "tcp", ports: ["80"] }],
    });
  });

  test("egress, and every protocol", async () => {
    const { sourceRanges: _, ...rest } = ssh;
    const egress = {
      ...rest,
      name: "out",
      direction: "EGRESS",
      allowed: [{ IPProtocol: "all" }],
      destinationRanges: ["10.0.0.0/8"],
    };
    await insert(egress);
    expect(await get("out")).toMatchObject(egress);
    expect((await get("out")).sourceRanges).toBeUndefined();
    await gce.settle("DELETE", `${FIREWALLS}/out`);
    expect(rules()).toEqual([]);
  });

  test("two that share a rule each keep it until both are gone", async () => {
    await insert(ssh);
    await insert({ ...ssh, name: "also-ssh", allowed: [{ IPProtocol: "tcp", ports: ["22", "23"] }] });
    expect(rules()).toEqual(["default tcp 22-22 0.0.0.0/0", "default tcp 23-23 0.0.0.0/0"]);
    await gce.settle("DELETE", `${FIREWALLS}/also-ssh`);
    expect(rules()).toEqual(["default tcp 22-22 0.0.0.0/0"]);
    expect(await names()).toEqual(["allow-ssh"]);
    await gce.settle("DELETE", `${FIREWALLS}/allow-ssh`);
    expect(rules()).toEqual([]);
  });

  test("patch changes what it names and leaves the rest; update replaces all; the time of making stays", async () => {
    await insert({ ...ssh, description: "old", targetTags: ["a"] });
    const { creationTimestamp } = await get("allow-ssh");
    gce.advance(60_000);
    const patched = await gce("PATCH", `${FIREWALLS}/allow-ssh`, { sourceRanges: ["10.0.0.0/8"], targetTags: ["b"] });
    expect(patched.body).toMatchObject({ status: "DONE", operationType: "patch" });
    expect(await get("allow-ssh")).toMatchObject({ description: "old", targetTags: ["b"], creationTimestamp });
    expect(rules()).toEqual(["b tcp 22-22 10.0.0.0/8"]);
    await gce.settle("PATCH", `${FIREWALLS}/allow-ssh`, { description: "new" });
    expect(await get("allow-ssh")).toMatchObject({ description: "new", creationTimestamp });
    await gce.settle("PUT", `${FIREWALLS}/allow-ssh`, { ...ssh, priority: 5 });
    expect(await get("allow-ssh")).toMatchObject({ description: "", priority: 5, creationTimestamp });
    expect(rules()).toEqual(["default tcp 22-22 0.0.0.0/0"]);
    const renamed = await gce("PATCH", `${FIREWALLS}/allow-ssh`, { name: "other" });
    expect(renamed.error).toMatchObject({ reason: "invalid", message: expect.stringContaining("resource.name") });
  });

  describe("rules that another tool made", () => {
    beforeEach(async () => {
      const cloud = otherTool(gce);
      const { id } = await cloud.call("createSecurityGroup", { name: "web" });
      await cloud.run("authorizeSecurityGroupIngress", {
        securitygroupid: id,
        protocol: "tcp",
        startport: 22,
        endport: 22,
        cidrlist: ["0.0.0.0/0"],
      });
    });

    test("are a firewall under a derived name, which can be deleted", async () => {
      expect(await names()).toEqual(["web-ingress-tcp-22"]);
      expect(await get("web-ingress-tcp-22")).toMatchObject({ targetTags: ["web"], allowed: ssh.allowed });
      await gce.settle("DELETE", `${FIREWALLS}/web-ingress-tcp-22`);
      expect(rules()).toEqual([]);
    });

    test("outlive a firewall that needed them too", async () => {
      await insert({ ...ssh, name: "mine", targetTags: ["web"] });
      expect(await names()).toEqual(["mine", "web-ingress-tcp-22"]);
      await gce.settle("DELETE", `${FIREWALLS}/mine`);
      expect(await names()).toEqual(["web-ingress-tcp-22"]);
      expect(rules()).toEqual(["web tcp 22-22 0.0.0.0/0"]);
    });
  });

  test.each([
    ["denied", { allowed: undefined, denied: [{ IPProtocol: "tcp" }] }, "resource.denied"],
    ["disabled", { disabled: true }, "resource.disabled"],
    ["logging", { logConfig: { enable: true } }, "resource.logConfig"],
    ["service accounts", { targetServiceAccounts: ["a@b"] }, "resource.targetServiceAccounts"],
    ["nothing allowed", { allowed: [] }, "resource.allowed"],
    ["a bad name", { name: "Allow_SSH" }, "resource.name"],
    ["a bad range", { sourceRanges: ["300.0.0.0/8"] }, "resource.sourceRanges"],
    ["a bad mask", { sourceRanges: ["10.0.0.0/33"] }, "resource.sourceRanges"],
    ["a bad port", { allowed: [{ IPProtocol: "tcp", ports: ["http"] }] }, "resource.allowed[0].ports"],
    ["ports the wrong way", { allowed: [{ IPProtocol: "tcp", ports: ["90-80"] }] }, "resource.allowed[0].ports"],
    ["a port too high", { allowed: [{ IPProtocol: "tcp", ports: ["65536"] }] }, "resource.allowed[0].ports"],
    ["ports of ICMP", { allowed: [{ IPProtocol: "icmp", ports: ["8"] }] }, "resource.allowed[0].ports"],
    ["a bad protocol", { allowed: [{ IPProtocol: "__proto__" }] }, "resource.allowed[0].IPProtocol"],
    ["a bad tag", { targetTags: ["A B"] }, "resource.targetTags"],
    ["a bad priority", { priority: 70_000 }, "resource.priority"],
    ["an unknown network", { network: "global/networks/nowhere" }, "resource.network"],
    ["destinations of ingress", { destinationRanges: ["10.0.0.0/8"] }, "resource.destinationRanges"],
    ["a description that would be cut", { description: "x".repeat(300) }, "resource.description"],
  ])("refuses %s, and makes nothing", async (_name, change, field) => {
    const { status, error } = await gce("POST", FIREWALLS, { ...ssh, ...change });
    expect({ status, reason: error?.reason }).toEqual({ status: 400, reason: "invalid" });
    expect(error?.message).toContain(`'${field}`);
    expect(rules()).toEqual([]);
  });

  test("a second of one name is refused, and another tenant sees none", async () => {
    await insert(ssh);
    expect((await gce("POST", FIREWALLS, ssh)).error?.reason).toBe("alreadyExists");
    expect((await gce("GET", FIREWALLS, undefined, { as: "other" })).body.items).toBeUndefined();
  });

  test("what a failed insert had made is taken back", async () => {
    const fails = { ...ssh, allowed: [{ IPProtocol: "tcp", ports: ["22"] }], name: "fails" };
    gce.simulator.faults.plan({ command: "createTags", fault: { kind: "error", code: 530 } });
    expect((await gce("POST", FIREWALLS, fails)).status).toBeGreaterThanOrEqual(400);
    expect(rules()).toEqual([]);
  });
});
