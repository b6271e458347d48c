import { createCloudEndpoint } from "@stackgate/cloudstack";
import { type Answer, type Ec2, startEc2 } from "../../support";
import { instance, instancesOf, run, running, settle, ZONES, type ZoneName } from "../instances/support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

type Parameters = Readonly<Record<string, string | number | boolean>>;

/** Calls an action and expects it to succeed. */
async function ok(action: string, parameters: Parameters = {}): Promise<Answer["body"]> {
  const { body, error } = await ec2(action, parameters);
  if (error) throw new Error(`${action}: ${error.code}: ${error.message}`);
  return body;
}
const code = async (action: string, parameters: Parameters) => (await ec2(action, parameters)).error?.code;

const defaultSubnet = async (zone: ZoneName): Promise<string> => {
  const { subnetSet } = await ok("DescribeSubnets", {
    "Filter.1.Name": "availability-zone",
    "Filter.1.Value.1": zone,
    "Filter.2.Name": "default-for-az",
    "Filter.2.Value.1": "true",
  });
  return subnetSet.item[0].subnetId;
};

/** Two tiers of a VPC. */
async function tiers(): Promise<readonly [string, string]> {
  const { vpc } = await ok("CreateVpc", { CidrBlock: "10.9.0.0/16" });
  const tier = async (CidrBlock: string): Promise<string> =>
    (await ok("CreateSubnet", { VpcId: vpc.vpcId, CidrBlock })).subnet.subnetId;
  return [await tier("10.9.1.0/24"), await tier("10.9.2.0/24")];
}

const create = async (SubnetId: string, parameters: Parameters = {}): Promise<string> =>
  (await ok("CreateNetworkInterface", { SubnetId, ...parameters })).networkInterface.networkInterfaceId;
const shown = async (eni: string): Promise<Answer["body"]> =>
  (await ok("DescribeNetworkInterfaces", { "NetworkInterfaceId.1": eni })).networkInterfaceSet.item[0];
const gone = (eni: string) => code("DescribeNetworkInterfaces", { "NetworkInterfaceId.1": eni });
const terminate = async (id: string) => {
  await ok("TerminateInstances", { "InstanceId.1": id });
  settle(ec2);
};
const notes = () => [...ec2.simulator.state.tags.values()].filter(({ resourceType }) => resourceType === "Account");
const nics = () =>
  [...ec2.simulator.state.vms.values()].flatMap((vm) => (vm.state === "Destroyed" ? [] : [vm.nics.length]));

describe.each(ZONES)("an interface by itself in %s", (zone) => {
  it("is available until it is deleted", async () => {
    const SubnetId = await defaultSubnet(zone);
    await ec2("DescribeNetworkInterfaces");
    const { body, calls } = await ec2("CreateNetworkInterface", { SubnetId, Description: "front" });
    expect(calls).toEqual({ listTags: 2, createTags: 1 });
    const { networkInterfaceId: eni } = body.networkInterface;
    expect(body.networkInterface).toMatchObject({
      networkInterfaceId: expect.stringMatching(/^eni-[0-9a-f]{32}$/),
      status: "available",
      subnetId: SubnetId,
      vpcId: expect.stringMatching(/^vpc-/),
      availabilityZone: zone,
      description: "front",
      macAddress: expect.stringMatching(/^06(:[0-9a-f]{2}){5}$/),
      groupSet: { item: [expect.objectContaining({ groupName: "default" })] },
    });
    expect(await shown(eni)).toEqual(body.networkInterface);
    expect((await ec2("DeleteNetworkInterface", { NetworkInterfaceId: eni })).calls).toEqual({
      listVirtualMachines: 1,
      listTags: 2,
      deleteTags: 1,
    });
    expect(await gone(eni)).toBe("InvalidNetworkInterfaceID.NotFound");
    expect(notes()).toEqual([]);
  });

  it("becomes an instance's first, and is available again when that ends", async () => {
    await running(ec2, { zone });
    const eni = await create(await defaultSubnet(zone), {
      "TagSpecification.1.ResourceType": "network-interface",
      "TagSpecification.1.Tag.1.Key": "Name",
      "TagSpecification.1.Tag.1.Value": "front",
    });
    // Basic zones give an address of their own when the instance starts, and the hardware's with it.
    const mac = zone === "basic-1" ? {} : { macAddress: (await shown(eni)).macAddress };
    const NIC = { "NetworkInterface.1.DeviceIndex": 0, "NetworkInterface.1.NetworkInterfaceId": eni };
    const { body, calls, error } = await run(ec2, { zone, ...NIC });
    expect(error).toBeUndefined();
    expect(calls).toMatchObject({ deployVirtualMachine: 1, listVirtualMachines: 2 });
    expect(body.instancesSet.item[0].networkInterfaceSet.item[0].networkInterfaceId).toBe(eni);
    settle(ec2);
    const [{ instanceId }] = body.instancesSet.item;
    expect(await shown(eni)).toMatchObject({
      ...mac,
      status: "in-use",
      tagSet: { item: [{ key: "Name", value: "front" }] },
      attachment: { instanceId, deviceIndex: "0", status: "attached", deleteOnTermination: "false" },
    });
    const { networkInterfaceSet, tagSet } = await instance(ec2, instanceId);
    expect(networkInterfaceSet.item).toMatchObject([{ ...mac, networkInterfaceId: eni }]);
    expect(tagSet).toBe("");
    expect((await run(ec2, { zone, ...NIC })).error?.code).toBe("InvalidNetworkInterface.InUse");
    expect(await code("DeleteNetworkInterface", { NetworkInterfaceId: eni })).toBe("InvalidParameterValue");
    const { privateIpAddress } = await shown(eni);
    await terminate(instanceId);
    expect(await shown(eni)).toMatchObject({ ...mac, status: "available", privateIpAddress });
    await ok("DeleteNetworkInterface", { NetworkInterfaceId: eni });
    expect(notes()).toEqual([]);
  });

  it("goes with its instance where that was asked for", async () => {
    const eni = await create(await defaultSubnet(zone));
    const id = await running(ec2, {
      zone,
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.NetworkInterfaceId": eni,
      "NetworkInterface.1.DeleteOnTermination": true,
    });
    await terminate(id);
    expect(await gone(eni)).toBe("InvalidNetworkInterfaceID.NotFound");
    expect(notes()).toEqual([]);
  });
});

describe("an interface that is attached to an instance", () => {
  it("is a nic of its own address and device, and outlasts it", async () => {
    const [first, second] = await tiers();
    const id = await running(ec2, { zone: "adv-1", SubnetId: first });
    const eni = await create(second, { PrivateIpAddress: "10.9.2.77", Description: "back" });
    const { macAddress } = await shown(eni);
    const attach = { NetworkInterfaceId: eni, InstanceId: id, DeviceIndex: 2 };
    const { body, calls, error } = await ec2("AttachNetworkInterface", attach);
    expect(error).toBeUndefined();
    expect(calls).toEqual({ listVirtualMachines: 1, listTags: 1, addNicToVirtualMachine: 1, createTags: 1 });
    const attached = await shown(eni);
    expect(attached).toMatchObject({
      status: "in-use",
      description: "back",
      subnetId: second,
      privateIpAddress: "10.9.2.77",
      macAddress,
      attachment: { attachmentId: body.attachmentId, instanceId: id, deviceIndex: "2", deleteOnTermination: "false" },
    });
    const interfaces = (await instance(ec2, id)).networkInterfaceSet.item;
    expect(interfaces[1]).toMatchObject({ networkInterfaceId: eni, attachment: { deviceIndex: "2" } });

    const detached = await ec2("DetachNetworkInterface", { AttachmentId: body.attachmentId });
    expect(detached.calls).toMatchObject({ listVirtualMachines: 1, removeNicFromVirtualMachine: 1, deleteTags: 1 });
    expect(await shown(eni)).toMatchObject({ status: "available", privateIpAddress: "10.9.2.77", macAddress });
    expect(nics()).toEqual([1]);
    const byAttachment = async () =>
      (
        await ok("DescribeNetworkInterfaces", {
          "Filter.1.Name": "attachment.attachment-id",
          "Filter.1.Value.1": body.attachmentId,
        })
      ).networkInterfaceSet;
    expect((await byAttachment()).item).toMatchObject([
      { networkInterfaceId: eni, attachment: { instanceId: id, status: "detached" } },
    ]);
    expect((await shown(eni)).attachment).toBeUndefined();
    settle(ec2);
    expect(await byAttachment()).toBe("");
    await ok("AttachNetworkInterface", { ...attach, DeviceIndex: 1 });
    expect(await shown(eni)).toMatchObject({ privateIpAddress: "10.9.2.77", attachment: { deviceIndex: "1" } });
  });

  it("keeps the address that CloudStack chose", async () => {
    const [first, second] = await tiers();
    const id = await running(ec2, { zone: "adv-1", SubnetId: first });
    const eni = await create(second);
    expect((await shown(eni)).privateIpAddress).toBeUndefined();
    const { attachmentId } = await ok("AttachNetworkInterface", {
      NetworkInterfaceId: eni,
      InstanceId: id,
      DeviceIndex: 1,
    });
    const { privateIpAddress } = await shown(eni);
    expect(privateIpAddress).toMatch(/^10\.9\.2\./);
    await ok("DetachNetworkInterface", { AttachmentId: attachmentId });
    expect((await shown(eni)).privateIpAddress).toBe(privateIpAddress);
  });

  it("takes more addresses and a public one by its own id", async () => {
    const [first, second] = await tiers();
    const id = await running(ec2, { zone: "adv-1", SubnetId: first });
    const eni = await create(second);
    const assign = { NetworkInterfaceId: eni, SecondaryPrivateIpAddressCount: 1 };
    expect(await code("AssignPrivateIpAddresses", assign)).toBe("IncorrectState");
    await ok("AttachNetworkInterface", { NetworkInterfaceId: eni, InstanceId: id, DeviceIndex: 1 });
    await ok("AssignPrivateIpAddresses", assign);
    expect((await shown(eni)).privateIpAddressesSet.item).toHaveLength(2);
    const { allocationId } = await ok("AllocateAddress");
    await ok("AssociateAddress", { AllocationId: allocationId, NetworkInterfaceId: eni });
    expect((await shown(eni)).association.publicIp).toMatch(/^\d/);
  });

  it("outlasts its instance or goes with it, as is said meanwhile", async () => {
    const [first, second] = await tiers();
    const id = await running(ec2, { zone: "adv-1", SubnetId: first });
    const eni = await create(second);
    const { attachmentId } = await ok("AttachNetworkInterface", {
      NetworkInterfaceId: eni,
      InstanceId: id,
      DeviceIndex: 1,
    });
    const fate = (NetworkInterfaceId: string, AttachmentId: string, DeleteOnTermination: boolean) =>
      ok("ModifyNetworkInterfaceAttribute", {
        NetworkInterfaceId,
        "Attachment.AttachmentId": AttachmentId,
        "Attachment.DeleteOnTermination": DeleteOnTermination,
      });
    await fate(eni, attachmentId, true);
    const [primary] = (await instance(ec2, id)).networkInterfaceSet.item;
    await fate(primary.networkInterfaceId, primary.attachment.attachmentId, false);
    await terminate(id);
    expect(await gone(eni)).toBe("InvalidNetworkInterfaceID.NotFound");
    expect(await shown(primary.networkInterfaceId)).toMatchObject({
      status: "available",
      subnetId: first,
      privateIpAddress: primary.privateIpAddress,
    });
  });

  it.each([
    ["basic-1", "AttachmentLimitExceeded"],
    ["advsg-1", "InvalidParameterCombination"],
  ] as const)("can't be a second one in %s, which has one network", async (zone, expected) => {
    const id = await running(ec2, { zone });
    const eni = await create(await defaultSubnet(zone));
    expect(await code("AttachNetworkInterface", { NetworkInterfaceId: eni, InstanceId: id, DeviceIndex: 1 })).toBe(
      expected,
    );
  });
});

describe("a subnet", () => {
  it("is not deleted from under an interface", async () => {
    const [SubnetId] = await tiers();
    const eni = await create(SubnetId);
    expect(await code("DeleteSubnet", { SubnetId })).toBe("DependencyViolation");
    await ok("DeleteNetworkInterface", { NetworkInterfaceId: eni });
    expect(await code("DeleteSubnet", { SubnetId })).toBeUndefined();
  });
});

describe("interfaces that come with an instance", () => {
  it("are what the request says of them, and available once they are detached", async () => {
    const [first, second] = await tiers();
    const id = await running(ec2, {
      zone: "adv-1",
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.SubnetId": first,
      "NetworkInterface.2.DeviceIndex": 3,
      "NetworkInterface.2.SubnetId": second,
      "NetworkInterface.2.Description": "back",
      "NetworkInterface.2.DeleteOnTermination": false,
    });
    const [, { networkInterfaceId: eni, attachment }] = (await instance(ec2, id)).networkInterfaceSet.item;
    expect(attachment).toMatchObject({ deviceIndex: "3", deleteOnTermination: "false" });
    const { description, privateIpAddress } = await shown(eni);
    expect(description).toBe("back");
    await ok("DetachNetworkInterface", { AttachmentId: attachment.attachmentId });
    expect(await shown(eni)).toMatchObject({ status: "available", description: "back", privateIpAddress });
    await ok("DeleteNetworkInterface", { NetworkInterfaceId: eni });
  });

  it("cost nothing where nothing is said", async () => {
    await run(ec2, {});
    const { calls } = await run(ec2, { "NetworkInterface.1.DeviceIndex": 0 });
    expect(calls).toEqual({ deployVirtualMachine: 1, listVirtualMachines: 1 });
    expect(notes()).toEqual([]);
  });

  it("may have a description later", async () => {
    const id = await running(ec2, {});
    const [{ networkInterfaceId: eni }] = (await instance(ec2, id)).networkInterfaceSet.item;
    const modify = { NetworkInterfaceId: eni, "Description.Value": "front" };
    await ok("ModifyNetworkInterfaceAttribute", modify);
    const described = await ok("DescribeNetworkInterfaceAttribute", {
      NetworkInterfaceId: eni,
      Attribute: "description",
    });
    expect(described.description.value).toBe("front");
    expect((await ok("DescribeTags")).tagSet).toBe("");
    await terminate(id);
    expect(notes()).toEqual([]);
  });
});

describe("what fails leaves nothing half made:", () => {
  const failing = (command: "createTags" | "addNicToVirtualMachine", after = 0) =>
    ec2.simulator.faults.plan({ command, after, times: 1, fault: { kind: "failJob", code: 530 } });

  it("an attachment that can't be noted", async () => {
    const [first, second] = await tiers();
    const id = await running(ec2, { zone: "adv-1", SubnetId: first });
    const eni = await create(second);
    failing("createTags");
    expect(await code("AttachNetworkInterface", { NetworkInterfaceId: eni, InstanceId: id, DeviceIndex: 1 })).toBe(
      "InternalError",
    );
    expect(nics()).toEqual([1]);
    expect((await shown(eni)).status).toBe("available");
  });

  it("an interface whose tags are refused", async () => {
    failing("createTags", 1);
    const { error } = await ec2("CreateNetworkInterface", {
      SubnetId: await defaultSubnet("basic-1"),
      "TagSpecification.1.ResourceType": "network-interface",
      "TagSpecification.1.Tag.1.Key": "Name",
      "TagSpecification.1.Tag.1.Value": "front",
    });
    expect(error).toBeDefined();
    expect(notes()).toEqual([]);
  });

  it("a launch: what was there before stays, what came with it goes", async () => {
    const [first, second] = await tiers();
    const eni = await create(first);
    ec2.simulator.faults.plan({ command: "associateIpAddress", fault: { kind: "failJob", code: 533 } });
    const { error } = await run(ec2, {
      zone: "adv-1",
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.SubnetId": second,
      "NetworkInterface.1.AssociatePublicIpAddress": true,
      "NetworkInterface.1.DeleteOnTermination": false,
    });
    expect(error).toBeDefined();
    settle(ec2);
    const left = await ok("DescribeNetworkInterfaces");
    expect(left.networkInterfaceSet.item.map((one: Answer["body"]) => one.networkInterfaceId)).toEqual([eni]);
  });
});

describe("another replica's interface", () => {
  it("is found although the catalogue does not have it yet", async () => {
    const SubnetId = await defaultSubnet("basic-1");
    await ok("DescribeNetworkInterfaces");
    const account = [...ec2.simulator.state.accounts.values()].find(({ name }) => name === "demo");
    const key = "stackgate.eni-00000000000000000000000000000001";
    const value = SubnetId.replace(/^subnet-(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5 06:00:00:00:00:01");
    await tagFromElsewhere(account?.id ?? "", key, value);
    expect(await shown("eni-00000000000000000000000000000001")).toMatchObject({
      status: "available",
      subnetId: SubnetId,
      macAddress: "06:00:00:00:00:01",
    });
  });
});

/** Tags the account as another process would, past this one's catalogues. */
const tagFromElsewhere = async (accountId: string, key: string, value: string) => {
  const cloud = createCloudEndpoint({ transport: ec2.simulator.transport, clock: Date.now, sleep: async () => {} }).as({
    apiKey: "demo-api-key",
    secretKey: "demo-secret-key",
  });
  await cloud.start("createTags", { resourcetype: "Account", resourceids: [accountId], tags: [{ key, value }] });
};

describe("a repeated request", () => {
  it("finds the interface that it made", async () => {
    const SubnetId = await defaultSubnet("basic-1");
    const eni = await create(SubnetId, { ClientToken: "once" });
    expect(await create(SubnetId, { ClientToken: "once" })).toBe(eni);
    expect(await code("CreateNetworkInterface", { SubnetId, ClientToken: "once", Description: "other" })).toBe(
      "IdempotentParameterMismatch",
    );
  });

  it("finds the instance that it gave its interface to", async () => {
    const eni = await create(await defaultSubnet("adv-1"));
    const NIC = {
      zone: "adv-1",
      ClientToken: "once",
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.NetworkInterfaceId": eni,
    } as const;
    const id = await running(ec2, NIC);
    expect(await running(ec2, NIC)).toBe(id);
    expect(instancesOf(await ec2("DescribeInstances"))).toHaveLength(1);
  });
});

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
        "SecurityGroupId.1": (await ok("CreateSecurityGroup", { GroupName: "web", GroupDescription: "w" })).groupId,
      }),
      "UnsupportedOperation",
    ],
    [
      "an address that another has",
      async () => {
        const { subnetSet } = await ok("DescribeSubnets", {
          "Filter.1.Name": "cidr-block",
          "Filter.1.Value.1": "10.9.1.0/24",
        });
        await create(subnetSet.item[0].subnetId, { PrivateIpAddress: "10.9.1.5" });
        return { PrivateIpAddress: "10.9.1.5" };
      },
      "InvalidIPAddress.InUse",
    ],
    [
      "an address that an instance has",
      async () => {
        const { subnetSet } = await ok("DescribeSubnets", {
          "Filter.1.Name": "cidr-block",
          "Filter.1.Value.1": "10.9.1.0/24",
        });
        const id = await running(ec2, { zone: "adv-1", SubnetId: subnetSet.item[0].subnetId });
        return { PrivateIpAddress: (await instance(ec2, id)).privateIpAddress };
      },
      "InvalidIPAddress.InUse",
    ],
  ])("%s", async (_, parameters, expected) => {
    const [first] = await tiers();
    expect(await code("CreateNetworkInterface", { SubnetId: first, ...(await parameters()) })).toBe(expected);
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
    const [first, second] = await tiers();
    const id = await running(ec2, { zone: "adv-1", SubnetId: first });
    const attach = { NetworkInterfaceId: await create(second), InstanceId: id, DeviceIndex: 1, ...parameters };
    if (twice) await ok("AttachNetworkInterface", attach);
    expect(await code("AttachNetworkInterface", { ...attach, ...(twice && { DeviceIndex: 2 }) })).toBe(expected);
  });

  it("an instance of another zone", async () => {
    const [first] = await tiers();
    const id = await running(ec2, { zone: "advsg-1" });
    expect(
      await code("AttachNetworkInterface", { NetworkInterfaceId: await create(first), InstanceId: id, DeviceIndex: 1 }),
    ).toBe("InvalidParameterCombination");
  });

  it("groups that the instance is not in", async () => {
    const { groupId } = await ok("CreateSecurityGroup", { GroupName: "web", GroupDescription: "w" });
    ec2.close();
    ec2 = startEc2({ config: { recordedGroups: true } });
    const web = (await ok("CreateSecurityGroup", { GroupName: "web", GroupDescription: "w" })).groupId;
    expect(groupId).toBeDefined();
    const [first, second] = await tiers();
    const made = await ok("CreateNetworkInterface", { SubnetId: second, "SecurityGroupId.1": web });
    const eni = made.networkInterface.networkInterfaceId;
    expect(made.networkInterface.groupSet.item).toEqual([{ groupId: web, groupName: "web" }]);
    expect((await shown(eni)).groupSet.item).toEqual([{ groupId: web, groupName: "web" }]);
    const [out, within] = [
      await running(ec2, { zone: "adv-1", SubnetId: first }),
      await running(ec2, { zone: "adv-1", SubnetId: first, "SecurityGroupId.1": web }),
    ];
    const attach = (InstanceId: string) =>
      code("AttachNetworkInterface", { NetworkInterfaceId: eni, InstanceId, DeviceIndex: 1 });
    expect(await attach(out)).toBe("UnsupportedOperation");
    expect(await attach(within)).toBeUndefined();
  });
});

describe("RunInstances refuses an interface", () => {
  it.each([
    ["beside a subnet of its own", { "NetworkInterface.1.SubnetId": "subnet-12345678" }],
    ["for several instances", { MaxCount: 2 }],
  ])("%s", async (_, parameters) => {
    const eni = await create(await defaultSubnet("basic-1"));
    const { error } = await run(ec2, {
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.NetworkInterfaceId": eni,
      ...parameters,
    });
    expect(error?.code).toBe("InvalidParameterCombination");
  });
});
