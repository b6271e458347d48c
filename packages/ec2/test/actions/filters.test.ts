import { actions } from "../../src/actions";
import { type Ec2, startEc2 } from "../support";
import { running, settle } from "./instances/support";

/** What all Describe actions have in common, asked of those that show the most. */
describe("filters", () => {
  let ec2: Ec2;
  beforeAll(async () => {
    ec2 = startEc2();
    await running(ec2, { zone: "advsg-1", "TagSpecification.1.ResourceType": "instance", ...tags });
    await ec2("CreateVolume", { AvailabilityZone: "basic-1", Size: 1 });
    settle(ec2);
  });
  afterAll(() => ec2.close());
  const tags = {
    "TagSpecification.1.Tag.1.Key": "a:b*c",
    "TagSpecification.1.Tag.1.Value": "100%*\\ é",
    "TagSpecification.1.Tag.2.Key": "Env",
    "TagSpecification.1.Tag.2.Value": "test",
  };

  const LISTS: Readonly<Record<string, string>> = {
    DescribeInstances: "reservationSet",
    DescribeInstanceStatus: "instanceStatusSet",
    DescribeVolumes: "volumeSet",
    DescribeVolumeStatus: "volumeStatusSet",
    DescribeNetworkInterfaces: "networkInterfaceSet",
    DescribeSubnets: "subnetSet",
  };
  const count = async (action: string, ...filters: readonly (readonly [string, ...string[]])[]) => {
    const named = filters.flatMap(([name, ...values], i) => [
      [`Filter.${i + 1}.Name`, name],
      ...values.map((value, j) => [`Filter.${i + 1}.Value.${j + 1}`, value]),
    ]);
    const { body, error } = await ec2(action, Object.fromEntries(named));
    return error?.code ?? body[LISTS[action] ?? ""]?.item?.length ?? 0;
  };

  it.each([
    ["an odd key, an escaped star and backslash", ["tag:a:b*c", "100%\\*\\\\ é"], 1],
    ["a star that is meant", ["tag:a:b*c", "100%*"], 1],
    ["keys are not patterns", ["tag:a:b?c", "*"], 0],
    ["values are told apart by case", ["tag:Env", "TEST"], 0],
    ["any of several values", ["tag:Env", "prod", "t?st"], 1],
    ["a key by a pattern", ["tag-key", "En*"], 1],
    ["nothing has it", ["affinity", "*"], 0],
    ["what nobody chooses", ["metadata-options.http-tokens", "optional"], 1],
    ["what nobody can choose", ["metadata-options.http-tokens", "required"], 0],
    ["names", ["private-dns-name-options.hostname-type", "ip-name"], 1],
  ] as const)("instances: %s", async (_, filter, expected) => {
    expect(await count("DescribeInstances", filter)).toBe(expected);
  });

  it("know zones by their ids, and that nothing is managed by others", async () => {
    const zones = await ec2("DescribeAvailabilityZones");
    const idOf = (name: string): string =>
      zones.body.availabilityZoneInfo.item.find((zone: { zoneName: string }) => zone.zoneName === name).zoneId;
    for (const [action, zone, other] of [
      ["DescribeInstances", "advsg-1", "basic-1"],
      ["DescribeInstanceStatus", "advsg-1", "basic-1"],
      ["DescribeNetworkInterfaces", "advsg-1", "basic-1"],
      ["DescribeVolumes", "basic-1", "adv-1"],
      ["DescribeVolumeStatus", "basic-1", "adv-1"],
    ] as const) {
      expect([action, await count(action, ["availability-zone-id", idOf(zone)])]).toEqual([action, 1]);
      expect([action, await count(action, ["availability-zone-id", idOf(other)])]).toEqual([action, 0]);
      expect([action, await count(action, ["operator.managed", "true"])]).toEqual([action, 0]);
      expect(await count(action, ["operator.managed", "false"])).toBeGreaterThan(0);
    }
    expect(await count("DescribeSubnets", ["availability-zone-id", idOf("advsg-1")])).toBe(1);
  });

  it("are refused where EC2 has none of that name, whatever the action", async () => {
    const filtering = [...actions.values()].filter(({ parameters }) => "Filters" in parameters);
    expect(filtering.length).toBeGreaterThan(25);
    for (const { name } of filtering) {
      const { error } = await ec2(name, { "Filter.1.Name": "Instance-Id", "Filter.1.Value.1": "x" });
      expect([name, error?.code]).toEqual([name, "InvalidParameterValue"]);
    }
  });
});
