import { type Ec2, startEc2 } from "../../support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const SECOND = 1_000;
const create = (more: Record<string, string | number> = {}) =>
  ec2("CreateVolume", { AvailabilityZone: "basic-1", Size: 3, ...more });
const volumeOf = async (id: string) => (await ec2("DescribeVolumes", { "VolumeId.1": id })).body.volumeSet.item[0];

async function launch(): Promise<string> {
  const images = await ec2("DescribeImages");
  const { body, error } = await ec2("RunInstances", {
    ImageId: images.body.imagesSet.item[0].imageId,
    InstanceType: "small-instance",
    "Placement.AvailabilityZone": "basic-1",
    MinCount: 1,
    MaxCount: 1,
  });
  expect(error).toBeUndefined();
  ec2.advance(5 * SECOND);
  return body.instancesSet.item[0].instanceId;
}

describe("volumes", () => {
  it("are created without waiting, described in one call, and deleted", async () => {
    const { body, calls } = await create({
      VolumeType: "gp2",
      "TagSpecification.1.ResourceType": "volume",
      "TagSpecification.1.Tag.1.Key": "Name",
      "TagSpecification.1.Tag.1.Value": "data",
    });
    expect(body).toMatchObject({ status: "creating", size: "3", availabilityZone: "basic-1", volumeType: "gp2" });
    expect(calls).toMatchObject({ createVolume: 1, createTags: 1 });
    ec2.advance(SECOND);
    const described = await ec2("DescribeVolumes", { "Filter.1.Name": "tag:Name", "Filter.1.Value.1": "data" });
    expect(described.calls).toEqual({ listVolumes: 1 });
    expect(described.body.volumeSet.item).toMatchObject([
      { volumeId: body.volumeId, status: "available", volumeType: "gp2", size: "3" },
    ]);
    expect((await ec2("DeleteVolume", { VolumeId: body.volumeId })).calls).toEqual({ deleteVolume: 1 });
    expect((await ec2("DescribeVolumes", { "VolumeId.1": body.volumeId })).error?.code).toBe("InvalidVolume.NotFound");
    expect((await ec2("DeleteVolume", { VolumeId: body.volumeId })).error?.code).toBe("InvalidVolume.NotFound");
  });

  it("have the type from the start that lists show: the offering's name where the client named none", async () => {
    const { body } = await create();
    expect(body.volumeType).toBe("custom");
    ec2.advance(SECOND);
    expect((await volumeOf(body.volumeId)).volumeType).toBe("custom");
  });

  it("are made once for a client token", async () => {
    const first = await create({ ClientToken: "once" });
    const again = await create({ ClientToken: "once" });
    expect(again.body.volumeId).toBe(first.body.volumeId);
    expect((await create({ ClientToken: "once", Size: 4 })).error?.code).toBe("IdempotentParameterMismatch");
  });

  it("are attached, can't be deleted then, and are detached", async () => {
    const instance = await launch();
    const { body } = await create();
    const id = body.volumeId;
    ec2.advance(SECOND);
    const attached = await ec2("AttachVolume", { VolumeId: id, InstanceId: instance, Device: "/dev/sdf" });
    expect(attached.body).toMatchObject({ status: "attaching", device: "/dev/sdf", instanceId: instance });
    ec2.advance(SECOND);
    expect(await volumeOf(id)).toMatchObject({
      status: "in-use",
      attachmentSet: { item: [{ device: "/dev/sdf", instanceId: instance, status: "attached" }] },
    });
    const ofInstance = await ec2("DescribeVolumes", {
      "Filter.1.Name": "attachment.instance-id",
      "Filter.1.Value.1": instance,
    });
    expect(ofInstance.body.volumeSet.item).toHaveLength(2);
    expect((await ec2("DeleteVolume", { VolumeId: id })).error?.code).toBe("VolumeInUse");
    const again = await ec2("AttachVolume", { VolumeId: id, InstanceId: instance, Device: "/dev/sdg" });
    expect(again.error?.code).toBe("VolumeInUse");
    expect((await ec2("DetachVolume", { VolumeId: id })).body.status).toBe("detaching");
    ec2.advance(SECOND);
    expect((await volumeOf(id)).status).toBe("available");
    expect((await ec2("DetachVolume", { VolumeId: id })).error?.code).toBe("IncorrectState");
  });

  it("of a root go with their instance, though CloudStack keeps them a while", async () => {
    const instance = await launch();
    expect((await ec2("DescribeVolumes")).body.volumeSet.item).toHaveLength(1);
    await ec2("TerminateInstances", { "InstanceId.1": instance });
    ec2.advance(5 * SECOND);
    expect(ec2.simulator.state.volumes.size).toBe(1);
    expect((await ec2("DescribeVolumes")).body.volumeSet.item ?? []).toEqual([]);
  });

  it("grow, and remember it", async () => {
    const { body } = await create();
    ec2.advance(SECOND);
    const grown = await ec2("ModifyVolume", { VolumeId: body.volumeId, Size: 7, VolumeType: "gp2" });
    expect(grown.body.volumeModification).toMatchObject({ originalSize: "3", targetSize: "7" });
    expect((await volumeOf(body.volumeId)).size).toBe("7");
    const remembered = await ec2("DescribeVolumesModifications", { "VolumeId.1": body.volumeId });
    expect(remembered.body.volumeModificationSet.item).toMatchObject([
      {
        volumeId: body.volumeId,
        modificationState: "completed",
        originalSize: "3",
        targetSize: "7",
        originalVolumeType: "custom",
        targetVolumeType: "gp2",
      },
    ]);
    expect((await ec2("ModifyVolume", { VolumeId: body.volumeId, Size: 5 })).error?.code).toBe("InvalidParameterValue");
  });

  it.each([
    ["no size", { Size: "" }, "MissingParameter"],
    ["an unknown zone", { AvailabilityZone: "mars-1" }, "InvalidZone.NotFound"],
    ["a volume type that is no offering", { VolumeType: "shiny" }, "InvalidParameterValue"],
    ["more than the offering has", { Size: 99_999 }, "InvalidParameterValue"],
    ["encryption", { Encrypted: "true" }, "UnsupportedOperation"],
    ["an unknown snapshot", { SnapshotId: `snap-${"0".repeat(32)}` }, "InvalidSnapshot.NotFound"],
  ])("are refused with %s, and nothing is made", async (_, parameters, code) => {
    const before = ec2.simulator.state.volumes.size;
    expect((await create(parameters)).error?.code).toBe(code);
    expect(ec2.simulator.state.volumes.size).toBe(before);
  });
});
