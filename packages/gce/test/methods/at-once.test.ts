import { type Answer, type Gce, startGce } from "../support";
import { config, defaultBody } from "./bodies";

const SIX = [0, 1, 2, 3, 4, 5];

/** What clients such as gcloud and Terraform do side by side, at one gateway and at two that know nothing of each other. */
describe.each([1, 2])("six requests at once, before %d gateways:", (count) => {
  let gce: Gce;
  let gateways: readonly Gce[];
  beforeEach(() => {
    gce = startGce({ config });
    gateways = [gce, ...Array.from({ length: count - 1 }, () => startGce({ config, beside: gce }))];
  });
  afterEach(() => gce.close());

  /** Six requests, one for each number; all must succeed, and their operations. */
  async function six(method: string, path: (index: number) => string, body?: (index: number) => object): Promise<void> {
    const settled = await Promise.allSettled(
      SIX.map((index) => (gateways[index % count] ?? gce).settle(method, path(index), body?.(index))),
    );
    const failures = settled.flatMap((one) =>
      one.status === "rejected" ? [String(one.reason)] : (one.value.body.error ?? []),
    );
    expect(failures).toEqual([]);
  }
  const names = async (path: string): Promise<string[]> =>
    ((await gce("GET", path)).body.items ?? []).map(({ name }: Answer["body"]) => name).sort();
  const numbered = (prefix: string) => SIX.map((index) => `${prefix}-${index}`);

  describe.each(["basic-1-a", "advsg-1-a", "adv-1-a"])("in %s", (zone) => {
    const instances = `zones/${zone}/instances`;
    const instance = (index: number) => `${instances}/vm-${index}`;

    test("instances with a new tag, their disks, labels and metadata", async () => {
      await six(
        "POST",
        () => instances,
        (index) => ({ ...defaultBody(`vm-${index}`, zone), tags: { items: ["web", `own-${index}`] } }),
      );
      expect(await names(instances)).toEqual(numbered("vm"));
      const groups = (await gce.cloud("demo").list("listSecurityGroups")).map(({ name }) => name);
      expect(groups.filter((name) => name === "web")).toHaveLength(1);

      await six(
        "POST",
        () => `zones/${zone}/disks`,
        (index) => ({ name: `disk-${index}`, sizeGb: "1" }),
      );
      await six(
        "POST",
        () => `${instance(0)}/attachDisk`,
        (index) => ({ source: `zones/${zone}/disks/disk-${index}` }),
      );
      expect((await gce("GET", instance(0))).body.disks).toHaveLength(7);
      await six("POST", (index) => `${instance(0)}/detachDisk?deviceName=disk-${index}`);
      await six("DELETE", (index) => `zones/${zone}/disks/disk-${index}`);

      const { labelFingerprint } = (await gce("GET", instance(0))).body;
      await six(
        "POST",
        (index) => `${instance(index)}/setLabels`,
        (index) => ({ labels: { a: `${index}` }, labelFingerprint }),
      );
      const { fingerprint } = (await gce("GET", instance(0))).body.metadata;
      await six(
        "POST",
        (index) => `${instance(index)}/setMetadata`,
        (index) => ({ items: [{ key: "note", value: `${index}` }], fingerprint }),
      );
      await six("POST", (index) => `${instance(index)}/stop`);
      await six("POST", (index) => `${instance(index)}/start`);
      await six("DELETE", instance);
      expect(await names(instances)).toEqual([]);
      expect(await gce.cloud("demo").list("listPublicIpAddresses", { isstaticnat: true })).toEqual([]);
    });
  });

  test("addresses, pools and their instances", async () => {
    const region = "regions/adv-1";
    const instances = "zones/adv-1-a/instances";
    await six(
      "POST",
      () => instances,
      (index) => defaultBody(`vm-${index}`, "adv-1-a"),
    );
    await six(
      "POST",
      () => `${region}/addresses`,
      (index) => ({ name: `ip-${index}` }),
    );
    expect(await names(`${region}/addresses`)).toEqual(numbered("ip"));
    await six(
      "POST",
      () => `${region}/targetPools`,
      (index) => ({ name: `pool-${index}` }),
    );
    expect(await names(`${region}/targetPools`)).toEqual(numbered("pool"));
    await six(
      "POST",
      () => `${region}/targetPools/pool-0/addInstance`,
      (index) => ({ instances: [{ instance: `${instances}/vm-${index}` }] }),
    );
    expect((await gce("GET", `${region}/targetPools/pool-0`)).body.instances).toHaveLength(6);
    await six(
      "POST",
      () => `${region}/forwardingRules`,
      (index) => ({
        name: `rule-${index}`,
        IPProtocol: "TCP",
        portRange: `${8000 + index}`,
        target: `${region}/targetPools/pool-0`,
      }),
    );
    expect(await names(`${region}/forwardingRules`)).toEqual(numbered("rule"));
    await six("DELETE", (index) => `${region}/forwardingRules/rule-${index}`);
    await six(
      "POST",
      () => `${region}/targetPools/pool-0/removeInstance`,
      (index) => ({ instances: [{ instance: `${instances}/vm-${index}` }] }),
    );
    await six("DELETE", (index) => `${region}/targetPools/pool-${index}`);
    await six("DELETE", (index) => `${region}/addresses/ip-${index}`);
    expect(await names(`${region}/addresses`)).toEqual([]);
  });

  test("networks and their subnetworks", async () => {
    await six(
      "POST",
      () => "global/networks",
      (index) => ({ name: `net-${index}`, autoCreateSubnetworks: false }),
    );
    expect(await names("global/networks")).toEqual(expect.arrayContaining(numbered("net")));
    await six(
      "POST",
      () => "regions/adv-1/subnetworks",
      (index) => ({ name: `sub-${index}`, network: "global/networks/net-0", ipCidrRange: `10.0.${index}.0/24` }),
    );
    await six(
      "POST",
      () => "global/firewalls",
      (index) => ({
        name: `fw-${index}`,
        network: "global/networks/net-0",
        sourceRanges: ["198.51.100.0/24"],
        allowed: [{ IPProtocol: "tcp", ports: [`${80 + index}`] }],
      }),
    );
    expect(await names("global/firewalls")).toEqual(expect.arrayContaining(numbered("fw")));
    await six("DELETE", (index) => `global/firewalls/fw-${index}`);
    await six("DELETE", (index) => `regions/adv-1/subnetworks/sub-${index}`);
    await six("DELETE", (index) => `global/networks/net-${index}`);
    expect((await names("global/networks")).filter((name) => name.startsWith("net-"))).toEqual([]);
  });
});
