import { type Gce, LINKS, startGce } from "../support";
import { otherTool } from "./cloud";

const FIREWALLS = "global/firewalls";
const REGION = "regions/adv-1";
const network = `${LINKS}/global/networks/vpc1`;
const ssh = {
  name: "ssh",
  network,
  direction: "INGRESS",
  priority: 1000,
  allowed: [{ IPProtocol: "tcp", ports: ["22"] }],
  sourceRanges: ["0.0.0.0/0"],
};

/** A VPC filters with the access list that all of its tiers have. */
describe("firewalls of a VPC", () => {
  let gce: Gce;
  beforeEach(async () => {
    gce = startGce();
    await gce.settle("POST", "global/networks", { name: "vpc1", autoCreateSubnetworks: false });
    await addTier("front", "10.9.1.0/24");
  });
  afterEach(() => gce.close());

  const addTier = (name: string, ipCidrRange: string) =>
    gce.settle("POST", `${REGION}/subnetworks`, { name, network, ipCidrRange });
  const insert = (body: object) => gce.settle("POST", FIREWALLS, body);
  const get = async (name: string) => (await gce("GET", `${FIREWALLS}/${name}`)).body;
  const names = async (): Promise<string[]> =>
    ((await gce("GET", FIREWALLS)).body.items ?? []).map(({ name }: { name: string }) => name);
  /** The items of the account's lists, in the order that CloudStack goes by. */
  const items = (): string[] =>
    [...gce.simulator.state.aclItems.values()]
      .sort((a, b) => a.number - b.number)
      .map((item) => {
        const ports = item.startPort === undefined ? "" : ` ${item.startPort}-${item.endPort}`;
        return `${item.traffic} ${item.action} ${item.protocol}${ports} ${item.cidrs.join()}`;
      });
  const listOf = (tier: string): string => {
    const { state } = gce.simulator;
    const aclId = [...state.networks.values()].find(({ name }) => name === tier)?.aclId;
    return state.aclLists.get(aclId)?.name ?? "";
  };

  test("a tier has the network's list from the start, which lets nothing in", async () => {
    await addTier("back", "10.9.2.0/24");
    expect([listOf("front"), listOf("back")]).toEqual(["firewalls", "firewalls"]);
    expect([...gce.simulator.state.aclLists.values()].filter(({ vpcId }) => vpcId)).toHaveLength(1);
    expect(items()).toEqual([]);
  });

  test("one is made, shown, listed and deleted; calls are counted", async () => {
    await names();
    const made = await gce("POST", FIREWALLS, ssh);
    expect(made.body).toMatchObject({ status: "DONE", targetLink: `${LINKS}/global/firewalls/ssh` });
    expect(made.calls).toEqual({ listSecurityGroups: 1, listNetworkACLs: 1, createNetworkACL: 1, createTags: 1 });
    expect(items()).toEqual(["Ingress Allow tcp 22-22 0.0.0.0/0"]);
    const { creationTimestamp, id, ...document } = await get("ssh");
    expect(document).toEqual({
      ...ssh,
      kind: "compute#firewall",
      description: "",
      disabled: false,
      logConfig: { enable: false },
      selfLink: `${LINKS}/global/firewalls/ssh`,
    });
    expect([creationTimestamp, id]).toEqual(["2026-11-21T12:00:00.000+00:00", made.body.targetId]);
    expect((await gce("GET", FIREWALLS)).calls).toEqual({ listSecurityGroups: 1, listNetworkACLs: 1 });
    expect((await gce("POST", FIREWALLS, ssh)).error?.reason).toBe("alreadyExists");
    const gone = await gce("DELETE", `${FIREWALLS}/ssh`);
    expect(gone.calls).toEqual({ listSecurityGroups: 1, listNetworkACLs: 1, deleteNetworkACL: 1 });
    expect(items()).toEqual([]);
    expect((await gce("GET", `${FIREWALLS}/ssh`)).status).toBe(404);
  });

  test("several protocols and ranges; one item for each protocol and port", async () => {
    const web = {
      ...ssh,
      name: "web",
      description: "for the web",
      allowed: [
        { IPProtocol: "tcp", ports: ["80", "8000-8100"] },
        { IPProtocol: "icmp" },
        { IPProtocol: "esp" },
        { IPProtocol: "all" },
      ],
      sourceRanges: ["10.0.0.0/8", "192.168.0.0/16"],
    };
    await insert(web);
    expect(await get("web")).toMatchObject(web);
    expect(items()).toEqual(
      ["tcp 80-80", "tcp 8000-8100", "icmp", "50", "all"].map(
        (traffic) => `Ingress Allow ${traffic} 10.0.0.0/8,192.168.0.0/16`,
      ),
    );
  });

  test("priorities decide, and at one priority what is denied comes before what is allowed", async () => {
    const denied = { ...ssh, allowed: undefined, denied: [{ IPProtocol: "tcp" }], sourceRanges: ["192.0.2.0/24"] };
    await insert(ssh);
    await insert({ ...denied, name: "same" });
    await insert({ ...denied, name: "later", priority: 2000 });
    await insert({ ...ssh, name: "first", priority: 0, sourceRanges: ["192.0.2.1/32"] });
    expect(items()).toEqual([
      "Ingress Allow tcp 22-22 192.0.2.1/32",
      "Ingress Deny tcp 1-65535 192.0.2.0/24",
      "Ingress Allow tcp 22-22 0.0.0.0/0",
      "Ingress Deny tcp 1-65535 192.0.2.0/24",
    ]);
    expect(await get("same")).toMatchObject({ denied: [{ IPProtocol: "tcp" }], priority: 1000 });
    expect(await get("first")).toMatchObject({ priority: 0 });
  });

  test("outgoing ones deny; everything else still gets out", async () => {
    const out = {
      ...ssh,
      name: "no-mail",
      direction: "EGRESS",
      allowed: undefined,
      sourceRanges: undefined,
      denied: [{ IPProtocol: "tcp", ports: ["25"] }],
    };
    await insert({ ...out, destinationRanges: ["0.0.0.0/0"] });
    await insert({ ...out, name: "no-web", denied: [{ IPProtocol: "tcp", ports: ["80"] }] });
    expect(items()).toEqual([
      "Egress Deny tcp 25-25 0.0.0.0/0",
      "Egress Deny tcp 80-80 0.0.0.0/0",
      "Egress Allow all 0.0.0.0/0",
    ]);
    expect(await names()).toEqual(["no-mail", "no-web"]);
    expect(await get("no-mail")).toMatchObject({ direction: "EGRESS", destinationRanges: ["0.0.0.0/0"] });
  });

  test("patch and update change what differs, and leave the rest alone", async () => {
    await insert({ ...ssh, allowed: [{ IPProtocol: "tcp", ports: ["22", "80"] }] });
    const [kept] = gce.simulator.state.aclItems.values();
    const patched = await gce("PATCH", `${FIREWALLS}/ssh`, {
      description: "changed",
      allowed: [{ IPProtocol: "tcp", ports: ["22", "443"] }],
    });
    expect(patched.calls).toMatchObject({ createNetworkACL: 1, deleteNetworkACL: 1, createTags: 1, deleteTags: 1 });
    expect(items()).toEqual(["Ingress Allow tcp 22-22 0.0.0.0/0", "Ingress Allow tcp 443-443 0.0.0.0/0"]);
    expect([...gce.simulator.state.aclItems.values()]).toContain(kept);
    expect(await get("ssh")).toMatchObject({ description: "changed", priority: 1000 });
    await gce.settle("PUT", `${FIREWALLS}/ssh`, { ...ssh, priority: 10 });
    expect(items()).toEqual(["Ingress Allow tcp 22-22 0.0.0.0/0"]);
    expect(await get("ssh")).toMatchObject({ priority: 10, description: "" });
    const unchanged = await gce("PUT", `${FIREWALLS}/ssh`, { ...ssh, priority: 10 });
    expect(unchanged.calls).toEqual({ listSecurityGroups: 1, listNetworkACLs: 1 });
  });

  test("items that other tools made are firewalls too: to be seen, changed and deleted", async () => {
    const cloud = otherTool(gce);
    const [list] = (await cloud.list("listNetworkACLLists")).filter(({ vpcid }) => vpcid);
    const aclid = list?.id ?? "";
    await cloud.run("createNetworkACL", { aclid, protocol: "tcp", startport: 80, endport: 80, number: 7 });
    expect(await names()).toEqual(["vpc1-ingress-tcp-80-7"]);
    expect(await get("vpc1-ingress-tcp-80-7")).toMatchObject({ network, priority: 0, sourceRanges: ["0.0.0.0/0"] });
    await gce.settle("PATCH", `${FIREWALLS}/vpc1-ingress-tcp-80-7`, { sourceRanges: ["10.0.0.0/8"] });
    expect(items()).toEqual(["Ingress Allow tcp 80-80 10.0.0.0/8"]);
    await gce.settle("DELETE", `${FIREWALLS}/vpc1-ingress-tcp-80-7`);
    expect(items()).toEqual([]);
  });

  test("a tier that another tool made gets the list with the next firewall, one with a list of its own is named", async () => {
    const cloud = otherTool(gce);
    const [vpc] = await cloud.list("listVPCs");
    const offering = (await cloud.list("listNetworkOfferings", { forvpc: true })).find(
      ({ guestiptype }) => guestiptype === "Isolated",
    );
    const tier = (name: string, subnet: number, aclid?: string) =>
      cloud.call("createNetwork", {
        name,
        displaytext: name,
        zoneid: vpc?.zoneid ?? "",
        vpcid: vpc?.id ?? "",
        networkofferingid: offering?.id ?? "",
        gateway: `10.9.${subnet}.1`,
        netmask: "255.255.255.0",
        ...(aclid !== undefined && { aclid }),
      });
    await tier("made", 7);
    gce.advance(120_000);
    expect(listOf("made")).toBe("default_deny");
    await insert(ssh);
    expect(listOf("made")).toBe("firewalls");
    const open = (await cloud.list("listNetworkACLLists")).find(({ name }) => name === "default_allow");
    await tier("open", 8, open?.id);
    gce.advance(120_000);
    const refused = await gce("POST", FIREWALLS, { ...ssh, name: "more" });
    expect(refused).toMatchObject({ status: 400, error: { reason: "resourceInUseByAnotherResource" } });
    expect(refused.error?.message).toContain("'open' has the access list 'default_allow'");
    expect(items()).toHaveLength(1);
  });

  test.each([
    ["targetTags", { targetTags: ["web"] }],
    ["sourceTags", { sourceTags: ["web"] }],
    ["denied", { denied: [{ IPProtocol: "tcp" }] }],
    ["allowed", { allowed: [] }],
    ["allowed", { allowed: [{ IPProtocol: "nonsense" }] }],
  ])("what cannot be had is refused by name: %s", async (field, change) => {
    const { status, error } = await gce("POST", FIREWALLS, { ...ssh, ...change });
    expect(status).toBe(400);
    expect(error?.message).toContain(`resource.${field}`);
    expect(items()).toEqual([]);
  });

  test("a failed step leaves nothing half made", async () => {
    const refused = await gce("POST", FIREWALLS, { ...ssh, description: "x".repeat(300) });
    expect(refused.status).toBe(400);
    expect(items()).toEqual([]);
  });

  test("the list goes with its network", async () => {
    await insert(ssh);
    await gce.settle("DELETE", `${REGION}/subnetworks/front`);
    await gce.settle("DELETE", "global/networks/vpc1");
    expect([...gce.simulator.state.aclLists.values()].filter(({ vpcId }) => vpcId)).toEqual([]);
    expect(await names()).toEqual([]);
  });

  test("denying is refused outside of VPCs", async () => {
    const { error } = await gce("POST", FIREWALLS, { ...ssh, network: "default", allowed: [], denied: ssh.allowed });
    expect(error?.message).toContain("resource.denied");
  });
});
