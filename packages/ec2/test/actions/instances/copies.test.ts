import { type Answer, type Ec2, startEc2 } from "../../support";
import { imageId, instance, run, running, settle, ZONES, type ZoneName } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const NO_SUCH = `snap-${"0".repeat(32)}`;
const GIB = 2 ** 30;
const state = () => ec2.simulator.state;
const alive = () => [...state().vms.values()].filter((vm) => vm.state !== "Destroyed").length;
const copies = () =>
  [...state().volumes.values()].filter(({ snapshotId, state: at }) => snapshotId && at !== "Destroy");

/** A snapshot of an instance's root volume; the instance is gone. */
async function snapshot(zone: ZoneName): Promise<string> {
  const id = await running(ec2, { zone });
  const { blockDeviceMapping } = await instance(ec2, id);
  const { body } = await ec2("CreateSnapshot", { VolumeId: blockDeviceMapping.item[0].ebs.volumeId });
  settle(ec2);
  await ec2("TerminateInstances", { "InstanceId.1": id });
  settle(ec2);
  return body.snapshotId;
}

const disk = (n: number, device: string, snapshotId: string) => ({
  [`BlockDeviceMapping.${n}.DeviceName`]: device,
  [`BlockDeviceMapping.${n}.Ebs.SnapshotId`]: snapshotId,
});

describe.each(ZONES)("a data volume of a snapshot in %s", (zone) => {
  it("is attached before the instance boots, and the answer does not wait for that", async () => {
    const id = await snapshot(zone);
    await run(ec2, { zone });
    const { body, calls, error } = await run(ec2, {
      zone,
      ...disk(1, "/dev/sdc", id),
      ...disk(2, "/dev/sdf", id),
      "BlockDeviceMapping.2.Ebs.DeleteOnTermination": false,
    });
    expect(error).toBeUndefined();
    expect(calls).toEqual({
      listSnapshots: 1,
      deployVirtualMachine: 1,
      listVirtualMachines: 1,
      createVolume: 2,
      attachVolume: 2,
      startVirtualMachine: 1,
    });
    const [{ instanceId, instanceState }] = body.instancesSet.item;
    expect(instanceState.name).toBe("pending");
    settle(ec2);
    const shown = await instance(ec2, instanceId);
    expect(shown.instanceState.name).toBe("running");
    expect(shown.blockDeviceMapping.item).toMatchObject([
      { deviceName: "/dev/sda1" },
      { deviceName: "/dev/sdc", ebs: { status: "attached", deleteOnTermination: "true" } },
      { deviceName: "/dev/sdf", ebs: { status: "attached", deleteOnTermination: "false" } },
    ]);
    const volumes = await ec2("DescribeVolumes", { "Filter.1.Name": "snapshot-id", "Filter.1.Value.1": id });
    expect(volumes.body.volumeSet.item).toHaveLength(2);
  });

  it("goes with its instance unless it shall stay", async () => {
    const id = await snapshot(zone);
    const instanceId = await running(ec2, {
      zone,
      ...disk(1, "/dev/sdb", id),
      ...disk(2, "/dev/sdc", id),
      "BlockDeviceMapping.2.Ebs.DeleteOnTermination": false,
    });
    const stays = (await instance(ec2, instanceId)).blockDeviceMapping.item[2].ebs.volumeId;
    await ec2("TerminateInstances", { "InstanceId.1": instanceId });
    settle(ec2);
    expect(copies().map((volume) => `vol-${volume.id.replaceAll("-", "")}`)).toEqual([stays]);
  });

  it("is made for each of several instances", async () => {
    const id = await snapshot(zone);
    const { body, calls } = await run(ec2, { zone, count: 3, ...disk(1, "/dev/sdb", id) });
    expect(calls).toMatchObject({ createVolume: 3, attachVolume: 3, startVirtualMachine: 3 });
    settle(ec2);
    for (const { instanceId } of body.instancesSet.item) {
      expect((await instance(ec2, instanceId)).blockDeviceMapping.item[1].deviceName).toBe("/dev/sdb");
    }
  });
});

describe("a launch with a volume of a snapshot", () => {
  it("tags the volume with the others, and with the type that its client knows", async () => {
    const id = await snapshot("basic-1");
    const instanceId = await running(ec2, {
      ...disk(1, "/dev/sdb", id),
      "BlockDeviceMapping.1.Ebs.VolumeType": "gp3",
      "BlockDeviceMapping.2.DeviceName": "/dev/sda1",
      "BlockDeviceMapping.2.Ebs.VolumeType": "gp2",
      "TagSpecification.1.ResourceType": "volume",
      "TagSpecification.1.Tag.1.Key": "of",
      "TagSpecification.1.Tag.1.Value": "web",
    });
    const { body } = await ec2("DescribeVolumes", {
      "Filter.1.Name": "attachment.instance-id",
      "Filter.1.Value.1": instanceId,
    });
    const shown = body.volumeSet.item.map(
      (volume: Answer["body"]) =>
        `${volume.attachmentSet.item[0].device} ${volume.volumeType} ${volume.tagSet.item[0].value}`,
    );
    expect(shown.sort()).toEqual(["/dev/sda1 gp2 web", "/dev/sdb gp3 web"]);
  });

  it("takes the size of the snapshot, and no other", async () => {
    const id = await snapshot("basic-1");
    const { virtualsize = 0 } = (await ec2.cloud("demo").list("listSnapshots", {}))[0] ?? {};
    const size = virtualsize / GIB;
    const sized = (VolumeSize: number) =>
      run(ec2, { ...disk(1, "/dev/sdb", id), "BlockDeviceMapping.1.Ebs.VolumeSize": VolumeSize });
    expect((await sized(size + 1)).error).toMatchObject({
      code: "InvalidParameterValue",
      message: expect.stringContaining("BlockDeviceMapping.1.Ebs.VolumeSize"),
    });
    expect(alive()).toBe(0);
    expect((await sized(size)).error).toBeUndefined();
  });

  it("takes the image's own snapshot for its root device, and no other", async () => {
    const id = await snapshot("basic-1");
    const registered = await ec2("RegisterImage", {
      Name: "golden",
      RootDeviceName: "/dev/sda1",
      ...disk(1, "/dev/sda1", id),
    });
    settle(ec2);
    const ImageId = registered.body.imageId;
    const images = await ec2("DescribeImages", { "ImageId.1": ImageId });
    const [root] = images.body.imagesSet.item[0].blockDeviceMapping.item;
    const echoed = await run(ec2, { ImageId, ...disk(1, root.deviceName, root.ebs.snapshotId) });
    expect(echoed.error).toBeUndefined();
    expect(echoed.calls).not.toHaveProperty("createVolume");
    const other = await run(ec2, { ImageId: imageId(ec2), ...disk(1, "/dev/sda1", id) });
    expect(other.error?.code).toBe("UnsupportedOperation");
  });

  it.each([
    ["that never was", async () => NO_SUCH, "InvalidSnapshot.NotFound"],
    [
      "that is deleted",
      async () => {
        const id = await snapshot("basic-1");
        await ec2("DeleteSnapshot", { SnapshotId: id });
        settle(ec2);
        return id;
      },
      "InvalidSnapshot.NotFound",
    ],
    ["of another zone", () => snapshot("adv-1"), "InvalidSnapshot.NotFound"],
    [
      "that is not done",
      async () => {
        const id = await running(ec2, {});
        const { blockDeviceMapping } = await instance(ec2, id);
        const { body } = await ec2("CreateSnapshot", { VolumeId: blockDeviceMapping.item[0].ebs.volumeId });
        return body.snapshotId;
      },
      "IncorrectState",
    ],
  ])("refuses a snapshot %s before it makes anything", async (_, prepare, code) => {
    const id = await prepare();
    const before = alive();
    const { error, calls } = await run(ec2, { zone: "basic-1", ...disk(1, "/dev/sdb", id) });
    expect(error?.code).toBe(code);
    expect(calls).not.toHaveProperty("deployVirtualMachine");
    expect(alive()).toBe(before);
  });

  it.each([
    ["a volume is refused", { command: "createVolume", after: 1, fault: { kind: "error", code: 535 } }],
    ["a volume's job fails", { command: "createVolume", after: 1, fault: { kind: "failJob", code: 530 } }],
    [
      "no answer comes to a volume that is made",
      { command: "createVolume", after: 1, times: 1, fault: { kind: "reset", when: "after" } },
    ],
    ["an attachment fails", { command: "attachVolume", after: 1, fault: { kind: "failJob", code: 530 } }],
    ["a start is refused", { command: "startVirtualMachine", after: 1, fault: { kind: "error", code: 530 } }],
  ] as const)("is taken back with its volumes when %s", async (_, plan) => {
    const id = await snapshot("basic-1");
    ec2.simulator.faults.plan(plan);
    const { error } = await run(ec2, { count: 3, ...disk(1, "/dev/sdb", id) });
    expect(error).toBeDefined();
    settle(ec2);
    expect(alive()).toBe(0);
    expect(copies()).toEqual([]);
  });

  it("takes disks back that came with a deploy, too, or says what is left", async () => {
    ec2.simulator.faults.plan({ command: "createTags", fault: { kind: "error", code: 530 } });
    const EMPTY = { "BlockDeviceMapping.1.DeviceName": "/dev/sdb", "BlockDeviceMapping.1.Ebs.VolumeSize": 2 };
    const TAGGED = {
      "TagSpecification.1.ResourceType": "instance",
      "TagSpecification.1.Tag.1.Key": "Name",
      "TagSpecification.1.Tag.1.Value": "x",
    };
    expect((await run(ec2, { ...EMPTY, ...TAGGED })).error?.code).toBe("InternalError");
    settle(ec2);
    expect([...state().volumes.values()].filter(({ type, state: at }) => type !== "ROOT" && at === "Ready")).toEqual(
      [],
    );
  });

  it("names a volume that can't be deleted", async () => {
    const id = await snapshot("basic-1");
    ec2.simulator.faults.plan({ command: "attachVolume", fault: { kind: "failJob", code: 530 } });
    ec2.simulator.faults.plan({ command: "deleteVolume", fault: { kind: "error", code: 530 } });
    const { error } = await run(ec2, disk(1, "/dev/sdb", id));
    expect(error?.message).toMatch(/could not be destroyed: vol-[0-9a-f]{32}$/);
  });
});
