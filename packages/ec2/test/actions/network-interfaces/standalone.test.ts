import { createCloudEndpoint } from "@stackgate/cloudstack";
import { type Ec2, startEc2 } from "../../support";
import { instance, run, running, settle, ZONES } from "../instances/support";
import { code, create, defaultSubnet, gone, nics, notes, ok, shown, terminate, tiers } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

describe.each(ZONES)("an interface by itself in %s", (zone) => {
  it("is available until it is deleted", async () => {
    const SubnetId = await defaultSubnet(ec2, zone);
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
    expect(await shown(ec2, eni)).toEqual(body.networkInterface);
    expect((await ec2("DeleteNetworkInterface", { NetworkInterfaceId: eni })).calls).toEqual({
      listVirtualMachines: 1,
      listTags: 2,
      deleteTags: 1,
    });
    expect(await gone(ec2, eni)).toBe("InvalidNetworkInterfaceID.NotFound");
    expect(notes(ec2)).toEqual([]);
  });

  it("becomes an instance's first, and is available again when that ends", async () => {
    await running(ec2, { zone });
    const eni = await create(ec2, await defaultSubnet(ec2, zone), {
      "TagSpecification.1.ResourceType": "network-interface",
      "TagSpecification.1.Tag.1.Key": "Name",
      "TagSpecification.1.Tag.1.Value": "front",
    });
    // Basic zones give an address of their own when the instance starts, and the hardware's with it.
    const mac = zone === "basic-1" ? {} : { macAddress: (await shown(ec2, eni)).macAddress };
    const NIC = { "NetworkInterface.1.DeviceIndex": 0, "NetworkInterface.1.NetworkInterfaceId": eni };
    const { body, calls, error } = await run(ec2, { zone, ...NIC });
    expect(error).toBeUndefined();
    expect(calls).toMatchObject({ deployVirtualMachine: 1, listVirtualMachines: 2 });
    expect(body.instancesSet.item[0].networkInterfaceSet.item[0].networkInterfaceId).toBe(eni);
    settle(ec2);
    const [{ instanceId }] = body.instancesSet.item;
    expect(await shown(ec2, eni)).toMatchObject({
      ...mac,
      status: "in-use",
      tagSet: { item: [{ key: "Name", value: "front" }] },
      attachment: { instanceId, deviceIndex: "0", status: "attached", deleteOnTermination: "false" },
    });
    const { networkInterfaceSet, tagSet } = await instance(ec2, instanceId);
    expect(networkInterfaceSet.item).toMatchObject([{ ...mac, networkInterfaceId: eni }]);
    expect(tagSet).toBe("");
    expect((await run(ec2, { zone, ...NIC })).error?.code).toBe("InvalidNetworkInterface.InUse");
    expect(await code(ec2, "DeleteNetworkInterface", { NetworkInterfaceId: eni })).toBe("InvalidParameterValue");
    const { privateIpAddress } = await shown(ec2, eni);
    await terminate(ec2, instanceId);
    expect(await shown(ec2, eni)).toMatchObject({ ...mac, status: "available", privateIpAddress });
    await ok(ec2, "DeleteNetworkInterface", { NetworkInterfaceId: eni });
    expect(notes(ec2)).toEqual([]);
  });

  it("goes with its instance where that was asked for", async () => {
    const eni = await create(ec2, await defaultSubnet(ec2, zone));
    const id = await running(ec2, {
      zone,
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.NetworkInterfaceId": eni,
      "NetworkInterface.1.DeleteOnTermination": true,
    });
    await terminate(ec2, id);
    expect(await gone(ec2, eni)).toBe("InvalidNetworkInterfaceID.NotFound");
    expect(notes(ec2)).toEqual([]);
  });
});

describe("an interface that is attached to an instance", () => {
  it("is a nic of its own address and device, and outlasts it", async () => {
    const [first, second] = await tiers(ec2);
    const id = await running(ec2, { zone: "adv-1", SubnetId: first });
    const eni = await create(ec2, second, { PrivateIpAddress: "10.9.2.77", Description: "back" });
    const { macAddress } = await shown(ec2, eni);
    const attach = { NetworkInterfaceId: eni, InstanceId: id, DeviceIndex: 2 };
    const { body, calls, error } = await ec2("AttachNetworkInterface", attach);
    expect(error).toBeUndefined();
    expect(calls).toEqual({ listVirtualMachines: 1, listTags: 1, addNicToVirtualMachine: 1, createTags: 1 });
    const attached = await shown(ec2, eni);
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
    expect(await shown(ec2, eni)).toMatchObject({ status: "available", privateIpAddress: "10.9.2.77", macAddress });
    expect(nics(ec2)).toEqual([1]);
    const byAttachment = async () =>
      (
        await ok(ec2, "DescribeNetworkInterfaces", {
          "Filter.1.Name": "attachment.attachment-id",
          "Filter.1.Value.1": body.attachmentId,
        })
      ).networkInterfaceSet;
    expect((await byAttachment()).item).toMatchObject([
      { networkInterfaceId: eni, attachment: { instanceId: id, status: "detached" } },
    ]);
    expect((await shown(ec2, eni)).attachment).toBeUndefined();
    settle(ec2);
    expect(await byAttachment()).toBe("");
    await ok(ec2, "AttachNetworkInterface", { ...attach, DeviceIndex: 1 });
    expect(await shown(ec2, eni)).toMatchObject({ privateIpAddress: "10.9.2.77", attachment: { deviceIndex: "1" } });
  });

  it("keeps the address that CloudStack chose", async () => {
    const [first, second] = await tiers(ec2);
    const id = await running(ec2, { zone: "adv-1", SubnetId: first });
    const eni = await create(ec2, second);
    expect((await shown(ec2, eni)).privateIpAddress).toBeUndefined();
    const { attachmentId } = await ok(ec2, "AttachNetworkInterface", {
      NetworkInterfaceId: eni,
      InstanceId: id,
      DeviceIndex: 1,
    });
    const { privateIpAddress } = await shown(ec2, eni);
    expect(privateIpAddress).toMatch(/^10\.9\.2\./);
    await ok(ec2, "DetachNetworkInterface", { AttachmentId: attachmentId });
    expect((await shown(ec2, eni)).privateIpAddress).toBe(privateIpAddress);
  });

  it("takes more addresses and a public one by its own id", async () => {
    const [first, second] = await tiers(ec2);
    const id = await running(ec2, { zone: "adv-1", SubnetId: first });
    const eni = await create(ec2, second);
    const assign = { NetworkInterfaceId: eni, SecondaryPrivateIpAddressCount: 1 };
    expect(await code(ec2, "AssignPrivateIpAddresses", assign)).toBe("IncorrectState");
    await ok(ec2, "AttachNetworkInterface", { NetworkInterfaceId: eni, InstanceId: id, DeviceIndex: 1 });
    await ok(ec2, "AssignPrivateIpAddresses", assign);
    expect((await shown(ec2, eni)).privateIpAddressesSet.item).toHaveLength(2);
    const { allocationId } = await ok(ec2, "AllocateAddress");
    await ok(ec2, "AssociateAddress", { AllocationId: allocationId, NetworkInterfaceId: eni });
    expect((await shown(ec2, eni)).association.publicIp).toMatch(/^\d/);
  });

  it("outlasts its instance or goes with it, as is said meanwhile", async () => {
    const [first, second] = await tiers(ec2);
    const id = await running(ec2, { zone: "adv-1", SubnetId: first });
    const eni = await create(ec2, second);
    const { attachmentId } = await ok(ec2, "AttachNetworkInterface", {
      NetworkInterfaceId: eni,
      InstanceId: id,
      DeviceIndex: 1,
    });
    const fate = (NetworkInterfaceId: string, AttachmentId: string, DeleteOnTermination: boolean) =>
      ok(ec2, "ModifyNetworkInterfaceAttribute", {
        NetworkInterfaceId,
        "Attachment.AttachmentId": AttachmentId,
        "Attachment.DeleteOnTermination": DeleteOnTermination,
      });
    await fate(eni, attachmentId, true);
    const [primary] = (await instance(ec2, id)).networkInterfaceSet.item;
    await fate(primary.networkInterfaceId, primary.attachment.attachmentId, false);
    await terminate(ec2, id);
    expect(await gone(ec2, eni)).toBe("InvalidNetworkInterfaceID.NotFound");
    expect(await shown(ec2, primary.networkInterfaceId)).toMatchObject({
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
    const eni = await create(ec2, await defaultSubnet(ec2, zone));
    expect(await code(ec2, "AttachNetworkInterface", { NetworkInterfaceId: eni, InstanceId: id, DeviceIndex: 1 })).toBe(
      expected,
    );
  });
});

describe("a group that is named twice", () => {
  it("is one group, of the interface and of its instance", async () => {
    ec2.close();
    ec2 = startEc2({ config: { recordedGroups: true } });
    const web = (await ok(ec2, "CreateSecurityGroup", { GroupName: "web", GroupDescription: "w" })).groupId;
    const [first, second] = await tiers(ec2);
    const twice = { "SecurityGroupId.1": web, "SecurityGroupId.2": web };
    const InstanceId = await running(ec2, { zone: "adv-1", SubnetId: first, ...twice });
    expect((await instance(ec2, InstanceId)).groupSet.item).toEqual([{ groupId: web, groupName: "web" }]);
    const NetworkInterfaceId = await create(ec2, second, twice);
    expect((await shown(ec2, NetworkInterfaceId)).groupSet.item).toEqual([{ groupId: web, groupName: "web" }]);
    expect(
      await code(ec2, "AttachNetworkInterface", { NetworkInterfaceId, InstanceId, DeviceIndex: 1 }),
    ).toBeUndefined();
    await ok(ec2, "ModifyInstanceAttribute", { InstanceId, "GroupId.1": web, "GroupId.2": web });
    expect((await instance(ec2, InstanceId)).groupSet.item).toEqual([{ groupId: web, groupName: "web" }]);
  });
});

describe("a subnet", () => {
  it("is not deleted from under an interface", async () => {
    const [SubnetId] = await tiers(ec2);
    const eni = await create(ec2, SubnetId);
    expect(await code(ec2, "DeleteSubnet", { SubnetId })).toBe("DependencyViolation");
    await ok(ec2, "DeleteNetworkInterface", { NetworkInterfaceId: eni });
    expect(await code(ec2, "DeleteSubnet", { SubnetId })).toBeUndefined();
  });
});

describe("another replica's interface", () => {
  it("is found although the catalogue does not have it yet", async () => {
    const SubnetId = await defaultSubnet(ec2, "basic-1");
    await ok(ec2, "DescribeNetworkInterfaces");
    const account = [...ec2.simulator.state.accounts.values()].find(({ name }) => name === "demo");
    const key = "stackgate.eni-00000000000000000000000000000001";
    const value = SubnetId.replace(/^subnet-(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5 06:00:00:00:00:01");
    await tagFromElsewhere(account?.id ?? "", key, value);
    expect(await shown(ec2, "eni-00000000000000000000000000000001")).toMatchObject({
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
