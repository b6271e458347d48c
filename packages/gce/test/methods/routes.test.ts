import { type Gce, LINKS, startGce } from "../support";
import { config, defaultBody } from "./bodies";

const ROUTES = "global/routes";

describe("routes", () => {
  let gce: Gce;
  beforeEach(() => {
    gce = startGce();
  });
  afterEach(() => gce.close());

  test("a network's own are shown and stay", async () => {
    const { body } = await gce("GET", ROUTES);
    const route = body.items.find(({ name }: { name: string }) => name === "subnet-route-basic-1-default");
    expect(route).toMatchObject({
      kind: "compute#route",
      network: `${LINKS}/global/networks/default`,
      nextHopNetwork: `${LINKS}/global/networks/default`,
      priority: 0,
    });
    expect((await gce("GET", ROUTES)).calls).toEqual({ listStaticRoutes: 1 });
    const out = await gce("GET", `${ROUTES}/default-route-default`);
    expect(out.body).toMatchObject({
      destRange: "0.0.0.0/0",
      nextHopGateway: expect.stringContaining("default-internet-gateway"),
    });
    expect((await gce("DELETE", `${ROUTES}/default-route-default`)).error?.reason).toBe("invalid");
  });

  test("an instance as the next hop stands for its address in the network", async () => {
    const routed = startGce({ config });
    const network = "global/networks/vpc1";
    await routed.settle("POST", "global/networks", { name: "vpc1", autoCreateSubnetworks: false });
    await routed.settle("POST", "regions/adv-1/subnetworks", { name: "tier", network, ipCidrRange: "10.9.1.0/24" });
    const subnetwork = "regions/adv-1/subnetworks/tier";
    const gateway = { ...defaultBody("gateway", "adv-1-a"), networkInterfaces: [{ subnetwork }] };
    await routed.settle("POST", "zones/adv-1-a/instances", gateway);
    const route = { name: "r1", network, destRange: "192.168.0.0/16", priority: 1000 };
    const nextHopInstance = `${LINKS}/zones/adv-1-a/instances/gateway`;
    await routed.settle("POST", ROUTES, { ...route, nextHopInstance });
    const { body } = await routed("GET", "zones/adv-1-a/instances/gateway");
    expect((await routed("GET", `${ROUTES}/r1`)).body.nextHopIp).toBe(body.networkInterfaces[0].networkIP);
    const both = { ...route, name: "r2", nextHopInstance, nextHopIp: "10.9.1.5" };
    expect((await routed("POST", ROUTES, both)).error?.message).toContain("nextHopInstance");
    const none = { ...route, name: "r2", nextHopInstance: "zones/adv-1-a/instances/none" };
    expect((await routed("POST", ROUTES, none)).status).toBe(404);
    routed.close();
  });

  test("a VPC's are made, shown and deleted", async () => {
    await gce.settle("POST", "global/networks", { name: "vpc1", autoCreateSubnetworks: false });
    const route = {
      name: "to-office",
      description: "d",
      network: `${LINKS}/global/networks/vpc1`,
      destRange: "192.168.0.0/16",
      nextHopIp: "10.9.1.5",
      priority: 1000,
    };
    await gce.settle("POST", ROUTES, route);
    expect((await gce("GET", `${ROUTES}/to-office`)).body).toMatchObject(route);
    expect((await gce("POST", ROUTES, { ...route, destRange: "10.0.0.0/8" })).error?.reason).toBe("alreadyExists");
    await gce.settle("DELETE", `${ROUTES}/to-office`);
    expect((await gce("GET", `${ROUTES}/to-office`)).status).toBe(404);
  });

  test.each([
    ["a bad range", { destRange: "x" }, "resource.destRange"],
    ["a bad next hop", { nextHopIp: "vm1" }, "resource.nextHopIp"],
    ["an instance beside an address", { nextHopInstance: "zones/z/instances/vm1" }, "resource.nextHopInstance"],
    ["tags", { tags: ["web"] }, "resource.tags"],
    ["a network that is no VPC", {}, "resource.network"],
  ])("refuses %s", async (_name, change, field) => {
    const route = {
      name: "r",
      network: "default",
      destRange: "10.0.0.0/8",
      nextHopIp: "10.0.0.1",
      priority: 1000,
      ...change,
    };
    const { error } = await gce("POST", ROUTES, route);
    expect(error).toMatchObject({ reason: "invalid", message: expect.stringContaining(`'${field}`) });
  });
});
