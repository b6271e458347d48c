import { type Ec2, startEc2 } from "../../support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

async function launch(more: Record<string, string | number> = {}): Promise<string> {
  const images = await ec2("DescribeImages");
  const { body, error } = await ec2("RunInstances", {
    ImageId: images.body.imagesSet.item[0].imageId,
    InstanceType: "small-instance",
    "Placement.AvailabilityZone": "adv-1",
    MinCount: 1,
    MaxCount: 1,
    ...more,
  });
  expect(error).toBeUndefined();
  ec2.advance(5_000);
  return body.instancesSet.item[0].instanceId;
}
const describe1 = async (AllocationId: string) =>
  (await ec2("DescribeAddresses", { "AllocationId.1": AllocationId })).body.addressesSet.item[0];

const FRONT = {
  "TagSpecification.1.ResourceType": "elastic-ip",
  "TagSpecification.1.Tag.1.Key": "Name",
  "TagSpecification.1.Tag.1.Value": "front",
};

describe("addresses", () => {
  it("need a network that takes them", async () => {
    expect((await ec2("AllocateAddress")).error?.code).toBe("UnsupportedOperation");
  });

  it("are allocated, associated, disassociated and released", async () => {
    const instance = await launch();
    const { body } = await ec2("AllocateAddress", { Domain: "vpc", ...FRONT });
    const { allocationId, publicIp } = body;
    const associated = await ec2("AssociateAddress", { AllocationId: allocationId, InstanceId: instance });
    expect(associated.body.associationId).toMatch(/^eipassoc-/);
    const described = await ec2("DescribeAddresses", {
      "Filter.1.Name": "association-id",
      "Filter.1.Value.1": associated.body.associationId,
    });
    expect(described.calls).toEqual({ listPublicIpAddresses: 1, listVirtualMachines: 1 });
    const instances = await ec2("DescribeInstances", { "InstanceId.1": instance });
    const [{ networkInterfaceId }] =
      instances.body.reservationSet.item[0].instancesSet.item[0].networkInterfaceSet.item;
    expect(described.body.addressesSet.item).toMatchObject([
      { publicIp, allocationId, instanceId: instance, networkInterfaceId, tagSet: { item: [{ value: "front" }] } },
    ]);
    const byInterface = { "Filter.1.Name": "network-interface-id", "Filter.1.Value.1": networkInterfaceId };
    expect((await ec2("DescribeAddresses", byInterface)).body.addressesSet).toEqual(described.body.addressesSet);
    expect(instances.body.reservationSet.item[0].instancesSet.item[0].ipAddress).toBe(publicIp);
    expect((await ec2("ReleaseAddress", { AllocationId: allocationId })).error?.code).toBe("InvalidIPAddress.InUse");
    await ec2("DisassociateAddress", { AssociationId: associated.body.associationId });
    expect((await describe1(allocationId)).instanceId).toBeUndefined();
    expect((await ec2("DescribeAddresses")).calls).toEqual({ listPublicIpAddresses: 1 });
    await ec2("ReleaseAddress", { AllocationId: allocationId });
    const gone = await ec2("DescribeAddresses", { "AllocationId.1": allocationId });
    expect(gone.error?.code).toBe("InvalidAllocationID.NotFound");
  });

  it("move to the network of the instance, with their id and their tags", async () => {
    const instance = await launch();
    await ec2("CreateVpc", { CidrBlock: "10.9.0.0/16" });
    ec2.advance(1_000);
    const { body } = await ec2("AllocateAddress", FRONT);
    expect((await ec2("AssociateAddress", { PublicIp: body.publicIp, InstanceId: instance })).error).toBeUndefined();
    expect(await describe1(body.allocationId)).toMatchObject({
      publicIp: body.publicIp,
      instanceId: instance,
      tagSet: { item: [{ key: "Name", value: "front" }] },
    });
  });

  it("leave their instance for another, unless the client says no", async () => {
    const [first, second] = [await launch(), await launch()];
    const { allocationId: AllocationId } = (await ec2("AllocateAddress")).body;
    const { allocationId: another } = (await ec2("AllocateAddress")).body;
    await ec2("AssociateAddress", { AllocationId, InstanceId: first });
    await ec2("AssociateAddress", { AllocationId: another, InstanceId: second });
    const refused = await ec2("AssociateAddress", { AllocationId, InstanceId: second, AllowReassociation: false });
    expect(refused.error?.code).toBe("Resource.AlreadyAssociated");
    expect((await describe1(AllocationId)).instanceId).toBe(first);
    expect((await ec2("AssociateAddress", { AllocationId, InstanceId: second })).error).toBeUndefined();
    expect((await describe1(AllocationId)).instanceId).toBe(second);
    expect((await describe1(another)).instanceId).toBeUndefined();
  });

  it("bring what their new instance's groups let in, and nothing of the old one's", async () => {
    const open = () => [...ec2.simulator.state.firewallRules.values()].map(({ startPort }) => startPort);
    const inGroup = async (port: number) => {
      const { body } = await ec2("CreateSecurityGroup", { GroupName: `g${port}`, GroupDescription: "g" });
      const rule = { IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp: "0.0.0.0/0" };
      await ec2("AuthorizeSecurityGroupIngress", { GroupId: body.groupId, ...rule });
      return launch({ "SecurityGroupId.1": body.groupId });
    };
    const [first, second] = [await inGroup(22), await inGroup(80)];
    const { allocationId: AllocationId } = (await ec2("AllocateAddress")).body;
    await ec2("AssociateAddress", { AllocationId, InstanceId: first });
    expect(open()).toEqual([22]);
    await ec2("AssociateAddress", { AllocationId, InstanceId: second });
    expect(open()).toEqual([80]);
  });

  it("take the place of the one that came with the instance, which is given back", async () => {
    const own = { "NetworkInterface.1.DeviceIndex": 0, "NetworkInterface.1.AssociatePublicIpAddress": "true" };
    const instance = await launch(own);
    const { allocationId: AllocationId } = (await ec2("AllocateAddress")).body;
    const { calls } = await ec2("AssociateAddress", { AllocationId, InstanceId: instance });
    expect(calls).toMatchObject({ disableStaticNat: 1, disassociateIpAddress: 1, enableStaticNat: 1 });
    const { addressesSet } = (await ec2("DescribeAddresses")).body;
    expect(addressesSet.item).toMatchObject([{ allocationId: AllocationId, instanceId: instance }]);
  });

  it("lead to the private address that is named", async () => {
    const instance = await launch();
    const [{ networkInterfaceId: NetworkInterfaceId }] = (await ec2("DescribeNetworkInterfaces")).body
      .networkInterfaceSet.item;
    const assigned = await ec2("AssignPrivateIpAddresses", { NetworkInterfaceId, SecondaryPrivateIpAddressCount: 1 });
    const [{ privateIpAddress: PrivateIpAddress }] = assigned.body.assignedPrivateIpAddressesSet.item;
    const { allocationId: AllocationId } = (await ec2("AllocateAddress")).body;
    await ec2("AssociateAddress", { AllocationId, InstanceId: instance, PrivateIpAddress });
    expect(await describe1(AllocationId)).toMatchObject({ privateIpAddress: PrivateIpAddress });
  });

  it("stay in their zone", async () => {
    const instance = await launch();
    const { body } = await ec2("AllocateAddress");
    const zone = [...ec2.simulator.state.zones.values()].find(({ name }) => name === "basic-1");
    for (const address of ec2.simulator.state.publicIps.values()) Object.assign(address, { zoneId: zone?.id });
    const moved = await ec2("AssociateAddress", { AllocationId: body.allocationId, InstanceId: instance });
    expect(moved.error?.code).toBe("InvalidParameterCombination");
    expect(moved.calls).not.toHaveProperty("disassociateIpAddress");
  });

  it("that can't move to the instance's network are back in theirs, with their tags", async () => {
    const instance = await launch();
    await ec2("CreateVpc", { CidrBlock: "10.9.0.0/16" });
    ec2.advance(1_000);
    const { body } = await ec2("AllocateAddress", FRONT);
    const before = await describe1(body.allocationId);
    const move = () => ec2("AssociateAddress", { AllocationId: body.allocationId, InstanceId: instance });
    const failing = (times: number) =>
      ec2.simulator.faults.plan({ command: "associateIpAddress", times, fault: { kind: "error", code: 530 } });
    failing(1);
    expect((await move()).error?.code).toBe("InternalError");
    expect(await describe1(body.allocationId)).toEqual(before);
    failing(2);
    expect((await move()).error?.message).toContain(`the address ${body.publicIp} had to be released`);
  });

  it("open at an instance what its groups let in, and close it again", async () => {
    const { body: group } = await ec2("CreateSecurityGroup", { GroupName: "web", GroupDescription: "web" });
    const rule = (port: number) => ({
      GroupName: "web",
      IpProtocol: "tcp",
      FromPort: port,
      ToPort: port,
      CidrIp: "0.0.0.0/0",
    });
    await ec2("AuthorizeSecurityGroupIngress", rule(22));
    const instance = await launch({ "SecurityGroupId.1": group.groupId });
    const { body } = await ec2("AllocateAddress");
    await ec2("AssociateAddress", { AllocationId: body.allocationId, InstanceId: instance });
    const open = () => [...ec2.simulator.state.firewallRules.values()].map(({ startPort }) => startPort).sort();
    expect(open()).toEqual([22]);
    await ec2("AuthorizeSecurityGroupIngress", rule(443));
    expect(open()).toEqual([22, 443]);
    await ec2("RevokeSecurityGroupIngress", rule(22));
    expect(open()).toEqual([443]);
  });

  it.each([
    ["unknown ones", "ReleaseAddress", { AllocationId: `eipalloc-${"0".repeat(32)}` }, "InvalidAllocationID.NotFound"],
    ["unknown addresses", "DescribeAddresses", { "PublicIp.1": "203.0.113.9" }, "InvalidAddress.NotFound"],
    ["to associate with nothing", "AssociateAddress", { PublicIp: "203.0.113.9" }, "MissingParameter"],
    ["other attributes", "DescribeAddressesAttribute", { Attribute: "mood" }, "InvalidParameterValue"],
  ])("refuse %s", async (_, action, parameters, code) => {
    expect((await ec2(action, parameters)).error?.code).toBe(code);
  });
});
