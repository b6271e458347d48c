import { type Ec2, startEc2 } from "../../support";

let ec2: Ec2;
let instance: string;
let eni: string;
beforeEach(async () => {
  ec2 = startEc2();
  const images = await ec2("DescribeImages");
  const { body } = await ec2("RunInstances", {
    ImageId: images.body.imagesSet.item[0].imageId,
    InstanceType: "small-instance",
    "Placement.AvailabilityZone": "adv-1",
    MinCount: 1,
    MaxCount: 1,
  });
  ec2.advance(5_000);
  instance = body.instancesSet.item[0].instanceId;
  const described = await ec2("DescribeNetworkInterfaces");
  eni = described.body.networkInterfaceSet.item[0].networkInterfaceId;
});
afterEach(() => ec2.close());

const describe1 = async () =>
  (await ec2("DescribeNetworkInterfaces", { "NetworkInterfaceId.1": eni })).body.networkInterfaceSet.item[0];
const addresses = async () =>
  (await describe1()).privateIpAddressesSet.item.map((one: { privateIpAddress: string }) => one.privateIpAddress);

describe("network interfaces", () => {
  it("are those of the instances, found in one call", async () => {
    const found = await ec2("DescribeNetworkInterfaces", {
      "Filter.1.Name": "attachment.instance-id",
      "Filter.1.Value.1": instance,
    });
    // Its tags stand at the account, whose tags are a catalogue.
    expect(found.calls).toMatchObject({ listVirtualMachines: 1 });
    expect(found.body.networkInterfaceSet.item).toMatchObject([
      { networkInterfaceId: eni, status: "in-use", attachment: { instanceId: instance, deviceIndex: "0" } },
    ]);
  });

  it("show whose address leads to them, and are found by it", async () => {
    const { body } = await ec2("AllocateAddress");
    const { allocationId: AllocationId } = body;
    const associated = await ec2("AssociateAddress", { AllocationId, NetworkInterfaceId: eni });
    const { associationId } = associated.body;
    for (const [name, value] of [
      ["association.allocation-id", AllocationId],
      ["association.association-id", associationId],
      ["association.public-ip", body.publicIp],
    ]) {
      const found = await ec2("DescribeNetworkInterfaces", { "Filter.1.Name": name, "Filter.1.Value.1": value });
      expect(found.body.networkInterfaceSet.item).toMatchObject([
        { networkInterfaceId: eni, association: { allocationId: AllocationId, associationId } },
      ]);
    }
  });

  it("have tags, and are found by them", async () => {
    const tagged = await ec2("CreateTags", { "ResourceId.1": eni, "Tag.1.Key": "role", "Tag.1.Value": "front" });
    expect(tagged.error).toBeUndefined();
    const found = await ec2("DescribeNetworkInterfaces", { "Filter.1.Name": "tag:role", "Filter.1.Value.1": "front" });
    expect(found.body.networkInterfaceSet.item).toMatchObject([
      { networkInterfaceId: eni, tagSet: { item: [{ key: "role", value: "front" }] } },
    ]);
  });

  it("take more addresses, and give them back", async () => {
    const assigned = await ec2("AssignPrivateIpAddresses", {
      NetworkInterfaceId: eni,
      SecondaryPrivateIpAddressCount: 2,
    });
    expect(assigned.error).toBeUndefined();
    const all = await addresses();
    expect(all).toHaveLength(3);
    await ec2("UnassignPrivateIpAddresses", { NetworkInterfaceId: eni, "PrivateIpAddress.1": all[1] });
    expect(await addresses()).toEqual([all[0], all[2]]);
    const again = await ec2("UnassignPrivateIpAddresses", { NetworkInterfaceId: eni, "PrivateIpAddress.1": all[1] });
    expect(again.error?.code).toBe("InvalidParameterValue");
  });

  it("take an address from another interface where the client says so, and else don't", async () => {
    const images = await ec2("DescribeImages");
    await ec2("RunInstances", {
      ImageId: images.body.imagesSet.item[0].imageId,
      InstanceType: "small-instance",
      "Placement.AvailabilityZone": "adv-1",
      MinCount: 1,
      MaxCount: 1,
    });
    ec2.advance(5_000);
    const all = (await ec2("DescribeNetworkInterfaces")).body.networkInterfaceSet.item;
    const other = all.find((one: { networkInterfaceId: string }) => one.networkInterfaceId !== eni);
    const assign = (NetworkInterfaceId: string, more: Record<string, string | number | boolean>) =>
      ec2("AssignPrivateIpAddresses", { NetworkInterfaceId, ...more });
    const given = await assign(other.networkInterfaceId, { SecondaryPrivateIpAddressCount: 1 });
    const address = given.body.assignedPrivateIpAddressesSet.item[0].privateIpAddress;
    const holders = async (address: string) => {
      const filter = { "Filter.1.Name": "addresses.private-ip-address", "Filter.1.Value.1": address };
      const { body } = await ec2("DescribeNetworkInterfaces", filter);
      return body.networkInterfaceSet.item.map((one: { networkInterfaceId: string }) => one.networkInterfaceId);
    };
    expect((await assign(eni, { "PrivateIpAddress.1": address })).error).toBeDefined();
    expect(await holders(address)).toEqual([other.networkInterfaceId]);

    ec2.simulator.faults.plan({ command: "addIpToNic", times: 1, fault: { kind: "error", code: 530 } });
    expect((await assign(eni, { "PrivateIpAddress.1": address, AllowReassignment: true })).error).toBeDefined();
    expect(await holders(address)).toEqual([other.networkInterfaceId]);

    const moved = await assign(eni, { "PrivateIpAddress.1": address, AllowReassignment: true });
    expect(moved.body.assignedPrivateIpAddressesSet.item).toEqual([{ privateIpAddress: address }]);
    expect(await holders(address)).toEqual([eni]);
  });

  it("show and change their groups", async () => {
    const { body } = await ec2("CreateSecurityGroup", { GroupName: "web", GroupDescription: "web" });
    const changed = await ec2("ModifyNetworkInterfaceAttribute", {
      NetworkInterfaceId: eni,
      "SecurityGroupId.1": body.groupId,
    });
    expect(changed.error).toBeUndefined();
    const groups = await ec2("DescribeNetworkInterfaceAttribute", { NetworkInterfaceId: eni, Attribute: "groupSet" });
    expect(groups.body.groupSet.item).toMatchObject([{ groupId: body.groupId, groupName: "web" }]);
  });

  it.each([
    [
      "to detach the first one",
      "DetachNetworkInterface",
      async () => ({ AttachmentId: (await describe1()).attachment.attachmentId }),
      "OperationNotPermitted",
    ],
    [
      "unknown ones",
      "DescribeNetworkInterfaces",
      async () => ({ "NetworkInterfaceId.1": `eni-${"0".repeat(32)}` }),
      "InvalidNetworkInterfaceID.NotFound",
    ],
    [
      "to switch the source check off",
      "ModifyNetworkInterfaceAttribute",
      async () => ({ NetworkInterfaceId: eni, "SourceDestCheck.Value": "false" }),
      "UnsupportedOperation",
    ],
  ])("refuse %s", async (_, action, parameters, code) => {
    expect((await ec2(action, await parameters())).error?.code).toBe(code);
  });
});
