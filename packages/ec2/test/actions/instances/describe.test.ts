import { type Ec2, startEc2 } from "../../support";
import { instance, instancesOf, run, running, settle, ZONES } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const describeBy = async (name: string, ...values: readonly string[]) => {
  const given = Object.fromEntries(values.map((value, i) => [`Filter.1.Value.${i + 1}`, value]));
  return instancesOf(await ec2("DescribeInstances", { "Filter.1.Name": name, ...given }));
};
const idsBy = async (name: string, ...values: readonly string[]) =>
  (await describeBy(name, ...values)).map(({ instanceId }) => instanceId);

describe.each(ZONES)("DescribeInstances in %s", (zone) => {
  it("takes one call, and shows the root volume under the root device's name", async () => {
    const id = await running(ec2, { zone });
    await ec2("DescribeInstances");
    for (const parameters of [
      {},
      { "InstanceId.1": id },
      { MaxResults: 5 },
      { "Filter.1.Name": "instance-id", "Filter.1.Value.1": id },
    ]) {
      const answer = await ec2("DescribeInstances", parameters);
      expect(answer.calls).toEqual({ listVirtualMachines: 1 });
      const [shown] = instancesOf(answer);
      expect(shown).toMatchObject({ instanceId: id, instanceState: { code: "16", name: "running" } });
      expect(shown.blockDeviceMapping.item.map(({ deviceName }: { deviceName: string }) => deviceName)).toEqual([
        shown.rootDeviceName,
      ]);
    }
  });

  it("shows a public address where there is one", async () => {
    const shown = await instance(ec2, await running(ec2, { zone }));
    expect(shown.ipAddress).toBe(zone === "adv-1" ? undefined : shown.privateIpAddress);
    expect(shown.networkInterfaceSet.item[0]).toMatchObject({
      subnetId: shown.subnetId,
      vpcId: shown.vpcId,
      privateIpAddress: shown.privateIpAddress,
      attachment: expect.objectContaining({ deviceIndex: "0", status: "attached" }),
    });
  });

  it("shows the way to the end, and the end for an hour", async () => {
    const id = await running(ec2, { zone });
    await ec2("TerminateInstances", { "InstanceId.1": id });
    expect((await instance(ec2, id)).instanceState.name).not.toMatch(/stop/);
    settle(ec2);
    expect(await instance(ec2, id)).toMatchObject({
      instanceId: id,
      instanceState: { code: "48", name: "terminated" },
    });
    expect(instancesOf(await ec2("DescribeInstances"))).toEqual([]);
    const theirs = await ec2("DescribeInstances", { "InstanceId.1": id }, { as: "other" });
    expect(theirs.error?.code).toBe("InvalidInstanceID.NotFound");
    ec2.advance(3_600_000);
    const { error } = await ec2("DescribeInstances", { "InstanceId.1": id });
    expect(error?.code).toBe("InvalidInstanceID.NotFound");
  });
});

describe("DescribeInstances", () => {
  it("shows living and ended ones side by side", async () => {
    const [a, b, c] = [await running(ec2), await running(ec2), await running(ec2)];
    await ec2("TerminateInstances", { "InstanceId.1": a, "InstanceId.2": b });
    settle(ec2);
    const answer = await ec2("DescribeInstances", { "InstanceId.1": a, "InstanceId.2": b, "InstanceId.3": c });
    expect(Object.fromEntries(instancesOf(answer).map((one) => [one.instanceId, one.instanceState.name]))).toEqual({
      [a]: "terminated",
      [b]: "terminated",
      [c]: "running",
    });
  });

  it("shows only the caller's", async () => {
    const id = await running(ec2);
    expect(instancesOf(await ec2("DescribeInstances", {}, { as: "other" }))).toEqual([]);
    const { error } = await ec2("DescribeInstances", { "InstanceId.1": id }, { as: "other" });
    expect(error?.code).toBe("InvalidInstanceID.NotFound");
  });

  it.each([
    ["an id of another form", "i-x", "InvalidInstanceID.Malformed"],
    ["another kind of id", `vol-${"0".repeat(32)}`, "InvalidInstanceID.Malformed"],
    ["an id that never was", `i-${"0".repeat(32)}`, "InvalidInstanceID.NotFound"],
    ["a short id in long mode", "i-12345678", "InvalidInstanceID.NotFound"],
  ])("refuses %s", async (_, id, code) => {
    const { error } = await ec2("DescribeInstances", { "InstanceId.1": await running(ec2), "InstanceId.2": id });
    expect(error?.code).toBe(code);
    expect(error?.message).toContain(id);
  });

  it("filters by what it shows", async () => {
    await ec2("CreateKeyPair", { KeyName: "mine" });
    const web = await running(ec2, {
      KeyName: "mine",
      "TagSpecification.1.ResourceType": "instance",
      "TagSpecification.1.Tag.1.Key": "Name",
      "TagSpecification.1.Tag.1.Value": "web-1",
    });
    const db = await running(ec2, { zone: "adv-1", InstanceType: "large-instance" });
    await ec2("StopInstances", { "InstanceId.1": db });
    settle(ec2);
    const shown = await instance(ec2, web);
    expect(await idsBy("tag:Name", "web-*")).toEqual([web]);
    expect(await idsBy("tag-key", "Name")).toEqual([web]);
    expect(await idsBy("instance-state-name", "running", "pending")).toEqual([web]);
    expect(await idsBy("instance-state-code", "80")).toEqual([db]);
    expect(await idsBy("instance-type", "large*")).toEqual([db]);
    expect(await idsBy("availability-zone", "basic-?")).toEqual([web]);
    expect(await idsBy("key-name", "mine")).toEqual([web]);
    expect(await idsBy("image-id", shown.imageId)).toEqual([web, db]);
    expect(await idsBy("vpc-id", shown.vpcId)).toEqual([web, db]);
    expect(await idsBy("private-ip-address", shown.privateIpAddress)).toEqual([web]);
    expect(await idsBy("block-device-mapping.volume-id", shown.blockDeviceMapping.item[0].ebs.volumeId)).toEqual([web]);
    expect(await idsBy("instance.group-name", "default")).toEqual([web, db]);
    expect(await idsBy("network-interface.subnet-id", shown.subnetId)).toEqual([web]);
    expect(await idsBy("instance-id", web, db)).toEqual([web, db]);
    expect(await idsBy("instance-id", "i-none")).toEqual([]);
    expect(await idsBy("instance-id", web, "i-none")).toEqual([web]);
    expect(await idsBy("instance-lifecycle", "spot")).toEqual([]);
    const { error } = await ec2("DescribeInstances", { "Filter.1.Name": "colour", "Filter.1.Value.1": "red" });
    expect(error?.code).toBe("InvalidParameterValue");
  });

  it("lets CloudStack filter what it can", async () => {
    await running(ec2, { zone: "adv-1" });
    const web = await running(ec2, {
      "TagSpecification.1.ResourceType": "instance",
      "TagSpecification.1.Tag.1.Key": "role",
      "TagSpecification.1.Tag.1.Value": "web",
    });
    expect(await idsBy("tag:role", "web")).toEqual([web]);
    expect(await idsBy("tag:role", "web", "db")).toEqual([web]);
    expect(await idsBy("tag:role", "")).toEqual([]);
    expect(await idsBy("availability-zone", "basic-1")).toEqual([web]);
    expect(await idsBy("availability-zone", "nowhere")).toEqual([]);
  });

  it("pages", async () => {
    const all: string[] = [];
    for (let i = 0; i < 5; i++) all.push(await running(ec2));
    const seen: string[] = [];
    let token = "";
    do {
      const answer = await ec2("DescribeInstances", { MaxResults: 2, ...(token && { NextToken: token }) });
      expect(answer.calls.listVirtualMachines).toBe(1);
      seen.push(...instancesOf(answer).map(({ instanceId }) => instanceId));
      token = answer.body.nextToken ?? "";
    } while (token !== "");
    expect(seen.sort()).toEqual(all.sort());
    const { error } = await ec2("DescribeInstances", { MaxResults: 2, "InstanceId.1": all[0] ?? "" });
    expect(error?.code).toBe("InvalidParameterCombination");
  });

  it("pages what is filtered", async () => {
    const { body } = await run(ec2, { count: 3 });
    await run(ec2, { zone: "adv-1" });
    settle(ec2);
    const first = await ec2("DescribeInstances", {
      MaxResults: 2,
      "Filter.1.Name": "availability-zone",
      "Filter.1.Value.1": "basic-1",
    });
    const second = await ec2("DescribeInstances", {
      NextToken: first.body.nextToken,
      "Filter.1.Name": "availability-zone",
      "Filter.1.Value.1": "basic-1",
    });
    expect([...instancesOf(first), ...instancesOf(second)].map(({ instanceId }) => instanceId)).toEqual(
      body.instancesSet.item.map(({ instanceId }: { instanceId: string }) => instanceId),
    );
    expect(second.body.nextToken).toBeUndefined();
  });

  it("streams what is longer than CloudStack's page, with its block devices", async () => {
    const { body } = await run(ec2, { count: 501 });
    settle(ec2);
    const early = body.instancesSet.item[7].instanceId;
    const late = await running(ec2, {
      "BlockDeviceMapping.1.DeviceName": "/dev/sdb",
      "BlockDeviceMapping.1.Ebs.VolumeSize": 1,
    });
    const { body: volume } = await ec2("CreateVolume", { AvailabilityZone: "basic-1", Size: 1 });
    await ec2("AttachVolume", { VolumeId: volume.volumeId, InstanceId: early, Device: "/dev/sdf" });
    settle(ec2);
    await ec2("DescribeInstances", { "InstanceId.1": early });
    const answer = await ec2("DescribeInstances");
    // A page of data volumes, and for each of the machines' pages one of root volumes.
    expect(answer.calls).toEqual({ listVirtualMachines: 2, listVolumes: 3 });
    const shown = new Map(instancesOf(answer).map((one) => [one.instanceId, one.blockDeviceMapping.item]));
    expect(shown.size).toBe(502);
    const devices = (id: string) => shown.get(id).map(({ deviceName }: { deviceName: string }) => deviceName);
    expect(devices(early)).toEqual(["/dev/sda1", "/dev/sdf"]);
    expect(devices(late)).toEqual(["/dev/sda1", "/dev/sdb"]);
    expect(new Set([...shown.values()].map((list) => list[0].ebs.volumeId)).size).toBe(502);
    expect(shown.get(late)).toEqual((await instance(ec2, late)).blockDeviceMapping.item);
    const by = await ec2("DescribeInstances", {
      "Filter.1.Name": "block-device-mapping.volume-id",
      "Filter.1.Value.1": volume.volumeId,
    });
    expect(instancesOf(by).map(({ instanceId }) => instanceId)).toEqual([early]);
  });

  it("says why an instance could not start", async () => {
    const { body } = await run(ec2, { InstanceType: "huge" });
    settle(ec2);
    expect(await instance(ec2, body.instancesSet.item[0].instanceId)).toMatchObject({
      instanceState: { name: "terminated" },
      stateReason: { code: "Server.InsufficientInstanceCapacity" },
    });
  });

  it("answers in short ids when they are configured", async () => {
    ec2.close();
    ec2 = startEc2({ config: { ids: "short" } });
    const id = await running(ec2, { ImageId: shortImage() });
    expect(id).toMatch(/^i-[0-9a-f]{8}$/);
    expect((await instance(ec2, id)).instanceId).toBe(id);

    function shortImage() {
      const [template] = [...ec2.simulator.state.templates.values()];
      return `ami-${template?.id.slice(0, 8)}`;
    }
  });
});

describe("DescribeInstanceStatus", () => {
  it("shows what runs, and all when asked to", async () => {
    const [up, down] = [await running(ec2), await running(ec2)];
    await ec2("StopInstances", { "InstanceId.1": down });
    settle(ec2);
    const shown = await ec2("DescribeInstanceStatus");
    expect(shown.calls).toEqual({ listVirtualMachines: 1 });
    expect(shown.body.instanceStatusSet.item).toEqual([
      {
        instanceId: up,
        availabilityZone: "basic-1",
        availabilityZoneId: expect.any(String),
        instanceState: { code: "16", name: "running" },
        instanceStatus: { status: "ok", details: { item: [{ name: "reachability", status: "passed" }] } },
        systemStatus: { status: "ok", details: { item: [{ name: "reachability", status: "passed" }] } },
      },
    ]);
    const all = await ec2("DescribeInstanceStatus", { IncludeAllInstances: true, "InstanceId.1": down });
    expect(all.body.instanceStatusSet.item).toEqual([
      expect.objectContaining({ instanceId: down, instanceState: { code: "80", name: "stopped" } }),
    ]);
    const filtered = await ec2("DescribeInstanceStatus", {
      "Filter.1.Name": "system-status.status",
      "Filter.1.Value.1": "impaired",
    });
    expect(filtered.body.instanceStatusSet).toBe("");
  });
});
