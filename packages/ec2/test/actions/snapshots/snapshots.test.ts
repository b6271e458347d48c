import { type Ec2, startEc2 } from "../../support";

let ec2: Ec2;
let root: string;
beforeEach(async () => {
  ec2 = startEc2();
  const images = await ec2("DescribeImages");
  await ec2("RunInstances", {
    ImageId: images.body.imagesSet.item[0].imageId,
    InstanceType: "small-instance",
    MinCount: 1,
    MaxCount: 1,
    "Placement.AvailabilityZone": "basic-1",
  });
  ec2.advance(5_000);
  root = (await ec2("DescribeVolumes")).body.volumeSet.item[0].volumeId;
});
afterEach(() => ec2.close());

describe("snapshots", () => {
  it("are taken without waiting, described with all their tags, made volumes of, and deleted", async () => {
    const { body, calls } = await ec2("CreateSnapshot", {
      VolumeId: root,
      Description: "before the change",
      "TagSpecification.1.ResourceType": "snapshot",
      "TagSpecification.1.Tag.1.Key": "kind",
      "TagSpecification.1.Tag.1.Value": "backup",
    });
    expect(body).toMatchObject({ status: "pending", volumeId: root, volumeSize: "2" });
    expect(calls).toEqual({ listVolumes: 1, createSnapshot: 1 });
    ec2.advance(5_000);
    const found = await ec2("DescribeSnapshots", {
      "Owner.1": "self",
      "Filter.1.Name": "tag:kind",
      "Filter.1.Value.1": "backup",
    });
    expect(found.calls).toEqual({ listSnapshots: 1, listTags: 1 });
    expect(found.body.snapshotSet.item).toMatchObject([
      { snapshotId: body.snapshotId, status: "completed", progress: "100%", description: "before the change" },
    ]);
    const volume = await ec2("CreateVolume", { AvailabilityZone: "basic-1", SnapshotId: body.snapshotId });
    expect(volume.body).toMatchObject({ size: "2", snapshotId: body.snapshotId });
    expect((await ec2("DeleteSnapshot", { SnapshotId: body.snapshotId })).error).toBeUndefined();
    expect((await ec2("DeleteSnapshot", { SnapshotId: body.snapshotId })).error?.code).toBe("InvalidSnapshot.NotFound");
    const gone = await ec2("DescribeSnapshots", { "SnapshotId.1": body.snapshotId });
    expect(gone.error?.code).toBe("InvalidSnapshot.NotFound");
  });

  it("are their owner's alone", async () => {
    await ec2("CreateSnapshot", { VolumeId: root });
    const count = async (parameters: Record<string, string>, as: "demo" | "other" = "demo") =>
      ((await ec2("DescribeSnapshots", parameters, { as })).body.snapshotSet.item ?? []).length;
    expect(await count({ "Owner.1": "self" })).toBe(1);
    expect(await count({ "Owner.1": "111122223333" })).toBe(0);
    expect(await count({ "Owner.1": "self", "RestorableBy.1": "111122223333" })).toBe(0);
    expect(await count({}, "other")).toBe(0);
  });

  it.each([
    ["of a volume that has no disk yet", "CreateSnapshot", async () => ({ VolumeId: await fresh() }), "IncorrectState"],
    [
      "of unknown volumes",
      "CreateSnapshot",
      async () => ({ VolumeId: `vol-${"0".repeat(32)}` }),
      "InvalidVolume.NotFound",
    ],
    [
      "with unknown attributes",
      "DescribeSnapshotAttribute",
      async () => ({ SnapshotId: "snap-12345678", Attribute: "mood" }),
      "InvalidParameterValue",
    ],
  ])("are refused %s", async (_, action, parameters, code) => {
    expect((await ec2(action, await parameters())).error?.code).toBe(code);
  });
});

const fresh = async (): Promise<string> =>
  (await ec2("CreateVolume", { AvailabilityZone: "basic-1", Size: 1 })).body.volumeId;
