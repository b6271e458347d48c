import { type Ec2, startEc2 } from "../../support";
import { imageId, instance, instancesOf, run, running, settle, ZONES } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

/** Catalogues warm, so that what is counted is the action itself. */
const warm = () => ec2("DescribeInstances");
const machines = () => [...ec2.simulator.state.vms.values()];

describe.each(ZONES)("RunInstances in %s", (zone) => {
  it("answers pending after one deploy, with what EC2's clients look for", async () => {
    await run(ec2, { zone });
    const { body, calls } = await run(ec2, { zone, UserData: Buffer.from("#!/bin/sh\n").toString("base64") });
    expect(calls).toEqual({ deployVirtualMachine: 1, listVirtualMachines: 1 });
    expect(body.reservationId).toMatch(/^r-[0-9a-f]{32}$/);
    expect(body.ownerId).toMatch(/^\d{12}$/);
    expect(body.instancesSet.item).toEqual([
      expect.objectContaining({
        instanceId: expect.stringMatching(/^i-[0-9a-f]{32}$/),
        imageId: imageId(ec2),
        instanceState: { code: "0", name: "pending" },
        instanceType: "small-instance",
        amiLaunchIndex: "0",
        placement: expect.objectContaining({ availabilityZone: zone }),
        groupSet: { item: [{ groupId: expect.stringMatching(/^sg-/), groupName: "default" }] },
        subnetId: expect.stringMatching(/^subnet-[0-9a-f]{32}$/),
        vpcId: expect.stringMatching(/^vpc-[0-9a-f]{32}$/),
        rootDeviceName: "/dev/sda1",
        monitoring: { state: "disabled" },
      }),
    ]);
  });

  it("runs as many as asked for, side by side, as one reservation", async () => {
    await warm();
    const { body, calls } = await run(ec2, { zone, count: 5 });
    expect(calls).toMatchObject({ deployVirtualMachine: 5, listVirtualMachines: 1 });
    expect(body.instancesSet.item.map((one: { amiLaunchIndex: string }) => one.amiLaunchIndex)).toEqual([..."01234"]);
    settle(ec2);
    const listed = await ec2("DescribeInstances");
    expect(listed.body.reservationSet.item).toHaveLength(1);
    expect(instancesOf(listed).map((one) => one.instanceState.name)).toEqual(Array(5).fill("running"));
  });

  it("puts instances into groups by name and by id", async () => {
    const { body } = await ec2("CreateSecurityGroup", { GroupName: "web", GroupDescription: "web" });
    const byName = await running(ec2, { zone, "SecurityGroup.1": "web" });
    const byId = await running(ec2, { zone, "SecurityGroupId.1": body.groupId });
    for (const id of [byName, byId]) {
      const shown = await instance(ec2, id);
      expect(shown.groupSet.item).toEqual([{ groupId: body.groupId, groupName: "web" }]);
      expect(shown.networkInterfaceSet.item[0].groupSet.item[0].groupId).toBe(body.groupId);
      expect(shown.tagSet).toBe("");
    }
    const { error } = await run(ec2, { zone, "SecurityGroup.1": "gone" });
    expect(error?.code).toBe("InvalidGroup.NotFound");
  });

  it("tags instances and volumes before it answers", async () => {
    await warm();
    const { body, calls } = await run(ec2, {
      zone,
      "TagSpecification.1.ResourceType": "instance",
      "TagSpecification.1.Tag.1.Key": "Name",
      "TagSpecification.1.Tag.1.Value": "web-1",
      "TagSpecification.2.ResourceType": "volume",
      "TagSpecification.2.Tag.1.Key": "of",
      "TagSpecification.2.Tag.1.Value": "web-1",
    });
    expect(calls).toMatchObject({ deployVirtualMachine: 1, listVirtualMachines: 1, createTags: 2, listVolumes: 1 });
    const tags = { item: [{ key: "Name", value: "web-1" }] };
    expect(body.instancesSet.item[0].tagSet).toEqual(tags);
    expect((await instance(ec2, body.instancesSet.item[0].instanceId)).tagSet).toEqual(tags);
    const onVolumes = [...ec2.simulator.state.tags.values()].filter(({ resourceType }) => resourceType === "Volume");
    expect(onVolumes).toEqual([expect.objectContaining({ key: "of", value: "web-1" })]);
  });
});

describe("RunInstances", () => {
  it("finds the zone by the subnet", async () => {
    const { subnetId } = await instance(ec2, await running(ec2, { zone: "adv-1" }));
    const { body, error } = await ec2("RunInstances", {
      ImageId: imageId(ec2),
      InstanceType: "small-instance",
      MinCount: 1,
      MaxCount: 1,
      SubnetId: subnetId,
      PrivateIpAddress: "10.1.1.200",
    });
    expect(error).toBeUndefined();
    expect(body.instancesSet.item[0]).toMatchObject({
      subnetId,
      privateIpAddress: "10.1.1.200",
      placement: { availabilityZone: "adv-1" },
    });
  });

  it("takes the same from a network interface", async () => {
    const { subnetId } = await instance(ec2, await running(ec2, { zone: "adv-1" }));
    const { body } = await run(ec2, {
      zone: "adv-1",
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.SubnetId": subnetId,
      "NetworkInterface.1.PrivateIpAddress": "10.1.1.201",
      "NetworkInterface.1.DeleteOnTermination": true,
    });
    expect(body.instancesSet.item[0]).toMatchObject({ subnetId, privateIpAddress: "10.1.1.201" });
  });

  it("keeps a volume that another gateway was told to keep a moment ago", async () => {
    const id = await running(ec2, {
      "BlockDeviceMapping.1.DeviceName": "/dev/sdb",
      "BlockDeviceMapping.1.Ebs.VolumeSize": 3,
    });
    await ec2("DescribeInstances");
    const volume = [...ec2.simulator.state.volumes.values()].find(({ type }) => type === "DATADISK");
    const kept = [{ key: "stackgate.delete-on-termination", value: "false" }];
    const others = ec2.cloud("admin");
    await others.run("createTags", { resourcetype: "Volume", resourceids: [volume?.id ?? ""], tags: kept });
    await ec2("TerminateInstances", { "InstanceId.1": id });
    settle(ec2);
    expect(volume?.state).toBe("Ready");
  });

  it("makes data volumes, and remembers which go with the instance", async () => {
    const id = await running(ec2, {
      "BlockDeviceMapping.1.DeviceName": "/dev/sda1",
      "BlockDeviceMapping.1.Ebs.VolumeSize": 20,
      "BlockDeviceMapping.2.DeviceName": "/dev/sdb",
      "BlockDeviceMapping.2.Ebs.VolumeSize": 3,
      "BlockDeviceMapping.3.DeviceName": "/dev/sdc",
      "BlockDeviceMapping.3.Ebs.VolumeSize": 4,
      "BlockDeviceMapping.3.Ebs.DeleteOnTermination": false,
    });
    const shown = (await instance(ec2, id)).blockDeviceMapping.item;
    expect(shown.map((one: Record<string, unknown>) => one.deviceName)).toEqual(["/dev/sda1", "/dev/sdb", "/dev/sdc"]);
    expect(shown.map((one: { ebs: Record<string, unknown> }) => one.ebs.deleteOnTermination)).toEqual([
      "true",
      "true",
      "false",
    ]);
    const { calls } = await ec2("TerminateInstances", { "InstanceId.1": id });
    expect(calls).toEqual({ listVirtualMachines: 1, listVolumes: 1, destroyVirtualMachine: 1 });
    settle(ec2);
    const left = [...ec2.simulator.state.volumes.values()].filter(({ state }) => state === "Ready");
    expect(left.map(({ size }) => size)).toEqual([4 * 1024 ** 3]);
  });

  it("knows types by configured name, slug, name and size", async () => {
    ec2.close();
    ec2 = startEc2({ config: { instanceTypes: new Map([["t3.micro", "Small Instance"]]) } });
    const typeOf = async (InstanceType: string) =>
      (await run(ec2, { InstanceType })).body.instancesSet?.item[0].instanceType;
    expect(await typeOf("t3.micro")).toBe("t3.micro");
    expect(await typeOf("small-instance")).toBe("t3.micro");
    expect(await typeOf("Large Instance")).toBe("large-instance");
    expect(await typeOf("custom-instance.3-2048")).toBe("custom-instance.3-2048");
    expect(await typeOf("custom-instance.3-2048-2000")).toBe("custom-instance.3-2048-2000");
    expect(await typeOf("custom-constrained.2-1024")).toBe("custom-constrained.2-1024");
  });

  it("passes the key, the user data and the protection on", async () => {
    await ec2("CreateKeyPair", { KeyName: "mine" });
    const UserData = Buffer.from("echo é").toString("base64");
    const inLines = `${UserData.slice(0, 4)}\n${UserData.slice(4)}\n`;
    const id = await running(ec2, {
      KeyName: "mine",
      UserData: inLines,
      DisableApiTermination: true,
      "Monitoring.Enabled": true,
    });
    expect(await instance(ec2, id)).toMatchObject({ keyName: "mine", monitoring: { state: "enabled" } });
    const attribute = async (Attribute: string) =>
      (await ec2("DescribeInstanceAttribute", { InstanceId: id, Attribute })).body[Attribute].value;
    expect(await attribute("userData")).toBe(UserData);
    expect(await attribute("disableApiTermination")).toBe("true");
  });

  it("places instances in placement groups", async () => {
    await ec2("CreatePlacementGroup", { GroupName: "apart", Strategy: "spread" });
    const shown = await instance(ec2, await running(ec2, { "Placement.GroupName": "apart" }));
    expect(shown.placement.groupName).toBe("apart");
  });

  it("starts as many as fit, between the least and the most", async () => {
    const account = [...ec2.simulator.state.accounts.values()].find(({ name }) => name === "demo");
    if (!account) throw new Error("no account");
    account.limits = { ...account.limits, user_vm: 3 };
    const some = await run(ec2, { MinCount: 2, MaxCount: 5 });
    expect(some.body.instancesSet.item).toHaveLength(3);
    settle(ec2);
    const none = await run(ec2, { MinCount: 1, MaxCount: 1 });
    expect(none.error?.code).toBe("InstanceLimitExceeded");
    expect(instancesOf(await ec2("DescribeInstances"))).toHaveLength(3);
  });

  it("leaves nothing behind when fewer fit than the least", async () => {
    const account = [...ec2.simulator.state.accounts.values()].find(({ name }) => name === "demo");
    if (!account) throw new Error("no account");
    account.limits = { ...account.limits, user_vm: 2 };
    const { error } = await run(ec2, { MinCount: 3, MaxCount: 3 });
    expect(error?.code).toBe("InstanceLimitExceeded");
    settle(ec2);
    expect(machines().filter(({ state }) => state === "Running")).toEqual([]);
  });

  it("makes nothing in a dry run", async () => {
    const { status, error, calls } = await run(ec2, { DryRun: true });
    expect([status, error?.code, calls]).toEqual([412, "DryRunOperation", {}]);
  });

  it("shows what CloudStack lets nobody choose as it was asked for", async () => {
    const asked = {
      "MetadataOptions.HttpEndpoint": "enabled",
      "MetadataOptions.HttpTokens": "optional",
      "MetadataOptions.HttpPutResponseHopLimit": 1,
      "EnclaveOptions.Enabled": false,
      "MaintenanceOptions.AutoRecovery": "default",
      "PrivateDnsNameOptions.HostnameType": "ip-name",
    };
    const shown = await instance(ec2, await running(ec2, asked));
    expect(shown).toMatchObject({
      metadataOptions: {
        state: "applied",
        httpEndpoint: "enabled",
        httpTokens: "optional",
        httpPutResponseHopLimit: "1",
      },
      enclaveOptions: { enabled: "false" },
      maintenanceOptions: { autoRecovery: "default" },
      privateDnsNameOptions: { hostnameType: "ip-name" },
      cpuOptions: { coreCount: "1", threadsPerCore: "1" },
    });
  });
});
