import { type Ec2, startEc2 } from "../../support";
import { instance, run, running } from "../instances/support";
import { code, create, defaultSubnet, ok, type Parameters, shown, tiers } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

describe("CreateNetworkInterface refuses", () => {
  it.each([
    ["a subnet that is none", async () => ({ SubnetId: `subnet-${"0".repeat(32)}` }), "InvalidSubnetID.NotFound"],
    ["a group that is none", async () => ({ "SecurityGroupId.1": `sg-${"0".repeat(32)}` }), "InvalidGroup.NotFound"],
    ["an address outside the subnet", async () => ({ PrivateIpAddress: "192.0.2.1" }), "InvalidParameterValue"],
    ["what is no address", async () => ({ PrivateIpAddress: "10.9" }), "InvalidParameterValue"],
    [
      "two addresses",
      async () => ({
        "PrivateIpAddresses.1.PrivateIpAddress": "10.9.1.5",
        "PrivateIpAddresses.2.PrivateIpAddress": "10.9.1.6",
      }),
      "UnsupportedOperation",
    ],
    ["a version 6 address", async () => ({ Ipv6AddressCount: 1 }), "UnsupportedOperation"],
    [
      "a group in a tier",
      async () => ({
        "SecurityGroupId.1": (await ok(ec2, "CreateSecurityGroup", { GroupName: "web", GroupDescription: "w" }))
          .groupId,
      }),
      "UnsupportedOperation",
    ],
    [
      "an address that another has",
      async () => {
        const { subnetSet } = await ok(ec2, "DescribeSubnets", {
          "Filter.1.Name": "cidr-block",
          "Filter.1.Value.1": "10.9.1.0/24",
        });
        await create(ec2, subnetSet.item[0].subnetId, { PrivateIpAddress: "10.9.1.5" });
        return { PrivateIpAddress: "10.9.1.5" };
      },
      "InvalidIPAddress.InUse",
    ],
    [
      "an address that an instance has",
      async () => {
        const { subnetSet } = await ok(ec2, "DescribeSubnets", {
          "Filter.1.Name": "cidr-block",
          "Filter.1.Value.1": "10.9.1.0/24",
        });
        const id = await running(ec2, { zone: "adv-1", SubnetId: subnetSet.item[0].subnetId });
        return { PrivateIpAddress: (await instance(ec2, id)).privateIpAddress };
      },
      "InvalidIPAddress.InUse",
    ],
  ])("%s", async (_, parameters, expected) => {
    const [first] = await tiers(ec2);
    expect(await code(ec2, "CreateNetworkInterface", { SubnetId: first, ...(await parameters()) })).toBe(expected);
  });
});

describe("AttachNetworkInterface refuses", () => {
  it.each([
    ["one that is attached", { twice: true }, "InvalidNetworkInterface.InUse"],
    ["the first device", { DeviceIndex: 0 }, "InvalidParameterValue"],
    ["an instance that is none", { InstanceId: `i-${"0".repeat(32)}` }, "InvalidInstanceID.NotFound"],
    [
      "an interface that is none",
      { NetworkInterfaceId: `eni-${"0".repeat(32)}` },
      "InvalidNetworkInterfaceID.NotFound",
    ],
  ] as const)("%s", async (_, change, expected) => {
    const { twice = false, ...parameters }: Parameters = change;
    const [first, second] = await tiers(ec2);
    const id = await running(ec2, { zone: "adv-1", SubnetId: first });
    const attach = { NetworkInterfaceId: await create(ec2, second), InstanceId: id, DeviceIndex: 1, ...parameters };
    if (twice) await ok(ec2, "AttachNetworkInterface", attach);
    expect(await code(ec2, "AttachNetworkInterface", { ...attach, ...(twice && { DeviceIndex: 2 }) })).toBe(expected);
  });

  it("an instance of another zone", async () => {
    const [first] = await tiers(ec2);
    const id = await running(ec2, { zone: "advsg-1" });
    expect(
      await code(ec2, "AttachNetworkInterface", {
        NetworkInterfaceId: await create(ec2, first),
        InstanceId: id,
        DeviceIndex: 1,
      }),
    ).toBe("InvalidParameterCombination");
  });

  it("groups that the instance is not in", async () => {
    ec2.close();
    ec2 = startEc2({ config: { recordedGroups: true } });
    const web = (await ok(ec2, "CreateSecurityGroup", { GroupName: "web", GroupDescription: "w" })).groupId;
    const [first, second] = await tiers(ec2);
    const made = await ok(ec2, "CreateNetworkInterface", { SubnetId: second, "SecurityGroupId.1": web });
    const eni = made.networkInterface.networkInterfaceId;
    expect(made.networkInterface.groupSet.item).toEqual([{ groupId: web, groupName: "web" }]);
    expect((await shown(ec2, eni)).groupSet.item).toEqual([{ groupId: web, groupName: "web" }]);
    const [out, within] = [
      await running(ec2, { zone: "adv-1", SubnetId: first }),
      await running(ec2, { zone: "adv-1", SubnetId: first, "SecurityGroupId.1": web }),
    ];
    const attach = (InstanceId: string) =>
      code(ec2, "AttachNetworkInterface", { NetworkInterfaceId: eni, InstanceId, DeviceIndex: 1 });
    expect(await attach(out)).toBe("UnsupportedOperation");
    expect(await attach(within)).toBeUndefined();
  });
});

describe("RunInstances refuses an interface", () => {
  it.each([
    ["beside a subnet of its own", { "NetworkInterface.1.SubnetId": "subnet-12345678" }],
    ["for several instances", { MaxCount: 2 }],
  ])("%s", async (_, parameters) => {
    const eni = await create(ec2, await defaultSubnet(ec2, "basic-1"));
    const { error } = await run(ec2, {
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.NetworkInterfaceId": eni,
      ...parameters,
    });
    expect(error?.code).toBe("InvalidParameterCombination");
  });
});
