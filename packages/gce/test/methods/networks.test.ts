import { type Gce, LINKS, startGce } from "../support";

const REGION = "regions/adv-1";

describe("networks, subnetworks and addresses", () => {
  let gce: Gce;
  beforeEach(() => {
    gce = startGce();
  });
  afterEach(() => gce.close());

  const names = async (path: string): Promise<string[]> =>
    ((await gce("GET", path)).body.items ?? []).map(({ name }: { name: string }) => name);

  test("`default` is the guest network of each zone with security groups", async () => {
    const { body } = await gce("GET", "global/networks/default");
    expect(body).toMatchObject({
      kind: "compute#network",
      name: "default",
      subnetworks: [`${LINKS}/regions/advsg-1/subnetworks/default`, `${LINKS}/regions/basic-1/subnetworks/default`],
    });
    const subnet = await gce("GET", "regions/basic-1/subnetworks/default");
    expect(subnet.body).toMatchObject({
      network: `${LINKS}/global/networks/default`,
      ipCidrRange: expect.stringContaining("/"),
    });
    expect((await gce("GET", "global/networks")).calls).toEqual({});
    expect((await gce("DELETE", "global/networks/default")).error?.reason).toBe("invalid");
    expect(await names("regions/basic-1/subnetworks")).toEqual(["default"]);
    expect((await gce("GET", "aggregated/subnetworks")).body.items["regions/advsg-1"].subnetworks).toHaveLength(1);
  });

  test("one with automatic subnetworks is an isolated network", async () => {
    const body = {
      name: "net1",
      autoCreateSubnetworks: true,
      description: "one",
      routingConfig: { routingMode: "GLOBAL" },
    };
    const { warnings } = (await gce.settle("POST", "global/networks", body)).body;
    expect(warnings).toMatchObject([{ data: [{ value: "routingConfig" }] }]);
    expect((await gce("GET", "global/networks/net1")).body).toMatchObject({
      name: "net1",
      description: "one",
      autoCreateSubnetworks: true,
      subnetworks: [`${LINKS}/${REGION}/subnetworks/net1`],
    });
    expect((await gce("POST", "global/networks", body)).error?.reason).toBe("alreadyExists");
    expect((await gce("DELETE", `${REGION}/subnetworks/net1`)).error?.message).toContain("delete network 'net1'");
    await gce.settle("DELETE", "global/networks/net1");
    expect(await names("global/networks")).not.toContain("net1");
  });

  test("a legacy range decides on its addresses", async () => {
    await gce.settle("POST", "global/networks", { name: "old", IPv4Range: "10.240.0.0/16" });
    expect((await gce("GET", `${REGION}/subnetworks/old`)).body).toMatchObject({
      ipCidrRange: "10.240.0.0/16",
      gatewayAddress: "10.240.0.1",
    });
  });

  test("one with subnetworks of the user's own is a VPC with its tiers", async () => {
    const made = await gce.settle("POST", "global/networks", { name: "vpc1", autoCreateSubnetworks: false });
    expect(made.body.targetLink).toBe(`${LINKS}/global/networks/vpc1`);
    const tier = { name: "front", network: "global/networks/vpc1", ipCidrRange: "10.9.1.0/24" };
    await gce.settle("POST", `${REGION}/subnetworks`, tier);
    expect((await gce("GET", "global/networks/vpc1")).body).toMatchObject({
      autoCreateSubnetworks: false,
      subnetworks: [`${LINKS}/${REGION}/subnetworks/front`],
    });
    expect((await gce("GET", `${REGION}/subnetworks/front`)).body).toMatchObject({
      ipCidrRange: "10.9.1.0/24",
      network: `${LINKS}/global/networks/vpc1`,
    });
    expect((await gce("POST", `${REGION}/subnetworks`, tier)).error?.reason).toBe("alreadyExists");
    await gce.settle("DELETE", `${REGION}/subnetworks/front`);
    const gone = await gce.settle("DELETE", "global/networks/vpc1");
    expect(gone.body.targetLink).toMatch(/\/global\/networks\/.+/);
    expect(await names("global/networks")).not.toContain("vpc1");
  });

  test.each([
    ["global/networks", { name: "Bad" }, "resource.name"],
    ["global/networks", { name: "n", IPv4Range: "10.0.0.0/31" }, "resource.IPv4Range"],
    ["global/networks", { name: "n", enableUlaInternalIpv6: true }, "resource.enableUlaInternalIpv6"],
    [`${REGION}/subnetworks`, { name: "s", network: "default", ipCidrRange: "10.1.0.0/24" }, "resource.network"],
    [`${REGION}/subnetworks`, { name: "s", network: "none", ipCidrRange: "10.1.0.0/24" }, "resource.network"],
    [`${REGION}/subnetworks`, { name: "s", network: "default", ipCidrRange: "x" }, "resource.ipCidrRange"],
    ["regions/basic-1/addresses", { name: "a" }, "region"],
    [`${REGION}/addresses`, { name: "A" }, "resource.name"],
    [`${REGION}/addresses`, { name: "a", addressType: "INTERNAL" }, "resource.addressType"],
    [`${REGION}/addresses`, { name: "a", ipVersion: "IPV6" }, "resource.ipVersion"],
  ])("POST %s refuses %j", async (path, body, field) => {
    const { error } = await gce("POST", path, body);
    expect(error).toMatchObject({ reason: "invalid", message: expect.stringContaining(`'${field}'`) });
    expect(gce.upstream.some((call) => /^(create|associate)/.test(call.get("command") ?? ""))).toBe(false);
  });

  describe("addresses", () => {
    test("need a network", async () => {
      expect((await gce("POST", `${REGION}/addresses`, { name: "a" })).error?.reason).toBe("resourceNotReady");
    });

    test("are reserved by name, listed without those that came along, labelled and given back", async () => {
      await gce.settle("POST", "global/networks", { name: "net1", autoCreateSubnetworks: true });
      await gce.settle("POST", `${REGION}/addresses`, { name: "web", description: "d", labels: { a: "b" } });
      const { body } = await gce("GET", `${REGION}/addresses/web`);
      expect(body).toMatchObject({
        kind: "compute#address",
        status: "RESERVED",
        address: expect.stringMatching(/^\d+\./),
        description: "d",
        labels: { a: "b" },
        region: `${LINKS}/${REGION}`,
      });
      expect(await names(`${REGION}/addresses`)).toEqual(["web"]);
      const all = await gce("GET", "aggregated/addresses");
      expect(all.calls).toEqual({ listPublicIpAddresses: 1 });
      expect(all.body.items[REGION].addresses).toHaveLength(1);
      expect((await gce("POST", `${REGION}/addresses`, { name: "web" })).error?.reason).toBe("alreadyExists");
      const { labelFingerprint } = body;
      await gce.settle("POST", `${REGION}/addresses/web/setLabels`, { labels: { c: "d" }, labelFingerprint });
      expect((await gce("GET", `${REGION}/addresses/web`)).body.labels).toEqual({ c: "d" });
      await gce.settle("DELETE", `${REGION}/addresses/web`);
      expect(await names(`${REGION}/addresses`)).toEqual([]);
    });

    test("may be global, where there is one region to choose", async () => {
      await gce.settle("POST", "global/networks", { name: "net1", autoCreateSubnetworks: true });
      await gce.settle("POST", "global/addresses", { name: "web" });
      const { body } = await gce("GET", "global/addresses/web");
      expect(body).toMatchObject({ status: "RESERVED", selfLink: `${LINKS}/global/addresses/web` });
      expect(body.region).toBeUndefined();
      expect(await names("global/addresses")).toEqual(["web"]);
      expect(await names(`${REGION}/addresses`)).toEqual([]);
      const all = await gce("GET", "aggregated/addresses");
      expect(all.body.items.global.addresses).toHaveLength(1);
      const { labelFingerprint } = body;
      await gce.settle("POST", "global/addresses/web/setLabels", { labels: { c: "d" }, labelFingerprint });
      expect((await gce("GET", "global/addresses/web")).body.labels).toEqual({ c: "d" });
      await gce.settle("DELETE", "global/addresses/web");
      expect(await names("global/addresses")).toEqual([]);
    });
  });
});
