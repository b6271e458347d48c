import type { Cloud } from "@stackgate/cloudstack";
import { type Gce, startGce } from "../support";
import { otherTool, smallestMachine } from "./cloud";

const ssh = { name: "ssh", allowed: [{ IPProtocol: "tcp", ports: ["22"] }], sourceRanges: ["0.0.0.0/0"] };

/** Isolated networks have no security groups: their rules stand at static-NAT addresses. */
describe("firewalls of an isolated network", () => {
  let gce: Gce;
  let cloud: Cloud;
  let addressId: string;

  beforeEach(async () => {
    gce = startGce();
    cloud = otherTool(gce);
    const { body } = await gce("POST", "global/networks", { name: "net1", autoCreateSubnetworks: true });
    expect(body.status).toBe("DONE");
    const [network] = (await cloud.list("listNetworks")).filter(({ name }) => name === "net1");
    const { id: web } = await cloud.call("createSecurityGroup", { name: "web" });
    const vm = await cloud.run("deployVirtualMachine", {
      ...(await smallestMachine(cloud, network?.zoneid ?? "")),
      networkids: [network?.id ?? ""],
      name: "vm1",
    });
    const tags = [{ key: "stackgate.groups", value: web }];
    await cloud.run("createTags", { resourcetype: "UserVm", resourceids: [vm.id], tags });
    ({ id: addressId } = await cloud.run("associateIpAddress", { networkid: network?.id ?? "" }));
    await cloud.call("enableStaticNat", { ipaddressid: addressId, virtualmachineid: vm.id });
  });
  afterEach(() => gce.close());

  const openings = async (): Promise<string[]> =>
    (await cloud.list("listFirewallRules", { ipaddressid: addressId }))
      .map(({ protocol, startport, endport, cidrlist }) => `${protocol} ${startport}-${endport} ${cidrlist}`)
      .sort();

  test("open the addresses of the network's instances, and close them again", async () => {
    await gce.settle("POST", "global/firewalls", { ...ssh, network: "global/networks/net1" });
    expect(await openings()).toEqual(["tcp 22-22 0.0.0.0/0"]);
    await gce.settle("PATCH", "global/firewalls/ssh", { sourceRanges: ["10.0.0.0/8"] });
    expect(await openings()).toEqual(["tcp 22-22 10.0.0.0/8"]);
    await gce.settle("DELETE", "global/firewalls/ssh");
    expect(await openings()).toEqual([]);
  });

  test("reach instances with the target tag only", async () => {
    const network = "global/networks/net1";
    await gce.settle("POST", "global/firewalls", { ...ssh, network, targetTags: ["web"] });
    await gce.settle("POST", "global/firewalls", {
      ...ssh,
      name: "db",
      network,
      targetTags: ["db"],
      allowed: [{ IPProtocol: "udp" }],
    });
    expect(await openings()).toEqual(["tcp 22-22 0.0.0.0/0"]);
  });

  test("of `default` don't reach into a network that was made here", async () => {
    await gce.settle("POST", "global/firewalls", ssh);
    expect(await openings()).toEqual([]);
  });

  test("whose ports overlap are joined, as CloudStack refuses them side by side", async () => {
    const network = "global/networks/net1";
    await gce.settle("POST", "global/firewalls", { ...ssh, network });
    await gce.settle("POST", "global/firewalls", {
      ...ssh,
      name: "more",
      network,
      allowed: [{ IPProtocol: "tcp", ports: ["20-30"] }],
    });
    expect(await openings()).toEqual(["tcp 20-30 0.0.0.0/0"]);
    await gce.settle("DELETE", "global/firewalls/more");
    expect(await openings()).toEqual(["tcp 22-22 0.0.0.0/0"]);
  });

  test("of every protocol are the three that an address can filter, one rule a range", async () => {
    const allowed = [{ IPProtocol: "all" }, { IPProtocol: "esp" }];
    const sourceRanges = ["10.0.0.0/8", "192.168.0.0/16"];
    await gce.settle("POST", "global/firewalls", { ...ssh, network: "global/networks/net1", allowed, sourceRanges });
    const all = await openings();
    expect(all).toHaveLength(6);
    expect(all).toContain("tcp 1-65535 10.0.0.0/8");
    expect(all).toContain("udp 1-65535 192.168.0.0/16");
    await gce.settle("DELETE", "global/firewalls/ssh");
    expect(await openings()).toEqual([]);
  });

  test("change at the same time, as in gcloud's batches, and hold what stands in the end", async () => {
    const network = "global/networks/net1";
    const ports = ["22", "80", "443", "8080"];
    const bodies = ports.map((port) => ({
      ...ssh,
      name: `p${port}`,
      network,
      allowed: [{ IPProtocol: "tcp", ports: [port] }],
    }));
    const made = await Promise.all(bodies.map((body) => gce.settle("POST", "global/firewalls", body)));
    expect(made.map(({ body }) => body.error)).toEqual(ports.map(() => undefined));
    expect(await openings()).toEqual(ports.map((port) => `tcp ${port}-${port} 0.0.0.0/0`).sort());
    const gone = await Promise.all(["p22", "p80", "p443"].map((name) => gce("DELETE", `global/firewalls/${name}`)));
    expect(gone.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await openings()).toEqual(["tcp 8080-8080 0.0.0.0/0"]);
  });

  test("leave the rules of other tools alone", async () => {
    await cloud.run("createFirewallRule", {
      ipaddressid: addressId,
      protocol: "tcp",
      startport: 443,
      endport: 443,
      cidrlist: ["0.0.0.0/0"],
    });
    await gce.settle("POST", "global/firewalls", { ...ssh, network: "global/networks/net1" });
    expect(await openings()).toEqual(["tcp 22-22 0.0.0.0/0", "tcp 443-443 0.0.0.0/0"]);
    await gce.settle("DELETE", "global/firewalls/ssh");
    expect(await openings()).toEqual(["tcp 443-443 0.0.0.0/0"]);
  });
});
