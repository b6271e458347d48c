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
    expect(again.body).toMatchObject({ size: "3", availabilityZone: "basic-1" });
  });

  it.each([
    ["size", { Size: 4 }],
    ["zone", { AvailabilityZone: "adv-1" }],
    ["type", { VolumeType: "gp3" }],
    [
      "tags",
      {
        "TagSpecification.1.ResourceType": "volume",
        "TagSpecification.1.Tag.1.Key": "Name",
        "TagSpecification.1.Tag.1.Value": "data",
      },
    ],
  ])("are not made for a client token that was used with another %s", async (_, parameters) => {
    await create({ ClientToken: "once" });
    const { error } = await create({ ClientToken: "once", ...parameters });
    expect(error?.code).toBe("IdempotentParameterMismatch");
    expect(ec2.simulator.state.volumes.size).toBe(1);
  });

  it("are one for requests with a client token at the same time, and another tenant's is another", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => create({ ClientToken: "once" })));
    expect(new Set(answers.map(({ body }) => body.volumeId)).size).toBe(1);
    expect(ec2.simulator.state.volumes.size).toBe(1);
    const other = { AvailabilityZone: "basic-1", Size: 3, ClientToken: "once" };
    await ec2("CreateVolume", other, { as: "other" });
    expect(ec2.simulator.state.volumes.size).toBe(2);
  });

  it("give way to an older one with the same client token, of another replica", async () => {
    const token = { ClientToken: "once" };
    const first = await create(token);
    const [known] = ec2.simulator.state.volumes.values();
    if (!known) throw new Error("a volume was expected");
    const { name } = known;
    const { transport } = ec2.simulator;
    // As if the other replica's volume were made between this one's looking and its making.
    known.name = "not yet there";
    jest.spyOn(ec2.simulator, "transport").mockImplementation((request) => {
      if (request.query.includes("command=createVolume")) known.name = name;
      return transport(request);
    });
    ec2.advance(2 * SECOND);
    const { body, calls } = await create(token);
    expect(calls).toMatchObject({ createVolume: 1, deleteVolume: 1 });
    expect(body.volumeId).toBe(first.body.volumeId);
    expect([...ec2.simulator.state.volumes.values()]).toEqual([known]);
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

  describe("are attached", () => {
    const attach = (VolumeId: string, InstanceId: string, Device = "/dev/sdf") =>
      ec2("AttachVolume", { VolumeId, InstanceId, Device });
    const made = async (parameters: Record<string, string> = {}) => (await create(parameters)).body.volumeId;

    it("in their zone, to an instance that is there, at a device that is free", async () => {
      const instance = await launch();
      const [first, second, elsewhere] = [await made(), await made(), await made({ AvailabilityZone: "adv-1" })];
      ec2.advance(SECOND);
      expect((await attach(elsewhere, instance)).error?.code).toBe("InvalidVolume.ZoneMismatch");
      expect((await attach(first, `i-${"0".repeat(32)}`)).error?.code).toBe("InvalidInstanceID.NotFound");
      await attach(first, instance);
      ec2.advance(SECOND);
      expect((await attach(second, instance)).error?.code).toBe("InvalidParameterValue");
      expect((await attach(second, instance, "/dev/sdg")).error).toBeUndefined();
    });

    it("to instances that run or are stopped", async () => {
      const volume = await made();
      const instance = await launch();
      await ec2("StopInstances", { "InstanceId.1": instance });
      expect((await attach(volume, instance)).error?.code).toBe("IncorrectState");
      ec2.advance(5 * SECOND);
      expect((await attach(volume, instance)).error).toBeUndefined();
    });

    it("and detached from where they are, root volumes of stopped instances only", async () => {
      const [instance, other, VolumeId] = [await launch(), await launch(), await made()];
      ec2.advance(SECOND);
      await attach(VolumeId, instance);
      ec2.advance(SECOND);
      const detach = async (parameters: Record<string, string>) =>
        (await ec2("DetachVolume", { VolumeId, ...parameters })).error?.code;
      expect(await detach({ InstanceId: other })).toBe("InvalidAttachment.NotFound");
      expect(await detach({ Device: "/dev/sdg" })).toBe("InvalidAttachment.NotFound");
      const { volumeId: root } = (await ec2("DescribeVolumes")).body.volumeSet.item.find(
        (one: Awaited<ReturnType<typeof volumeOf>>) => one.attachmentSet.item?.[0]?.device === "/dev/sda1",
      );
      expect(await detach({ VolumeId: root })).toBe("OperationNotPermitted");
      expect((await volumeOf(VolumeId)).status).toBe("in-use");
      expect(await detach({ InstanceId: instance, Device: "/dev/sdf" })).toBeUndefined();
    });
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

  it("change their offering, to one of a fixed size at that size", async () => {
    const { body } = await create();
    ec2.advance(SECOND);
    const modify = (parameters: Record<string, string | number>) =>
      ec2("ModifyVolume", { VolumeId: body.volumeId, ...parameters });
    expect((await modify({ VolumeType: "small", Size: 7 })).error?.code).toBe("InvalidParameterValue");
    expect((await modify({ VolumeType: "shiny" })).error?.code).toBe("UnknownVolumeType");
    expect((await modify({ VolumeType: "small" })).body.volumeModification).toMatchObject({
      originalSize: "3",
      targetSize: "5",
      targetVolumeType: "small",
    });
    expect(await volumeOf(body.volumeId)).toMatchObject({ size: "5", volumeType: "small" });
    const kept = await modify({ VolumeType: "gp3" });
    expect(kept.calls).not.toHaveProperty("resizeVolume");
    expect(await volumeOf(body.volumeId)).toMatchObject({ size: "5", volumeType: "gp3" });
  });

  it("of a root keep the offering of their instance's type", async () => {
    await launch();
    const { volumeId: VolumeId } = (await ec2("DescribeVolumes")).body.volumeSet.item[0];
    expect((await ec2("ModifyVolume", { VolumeId, VolumeType: "small" })).error?.code).toBe("UnsupportedOperation");
    expect((await ec2("ModifyVolume", { VolumeId, VolumeType: "gp3" })).error).toBeUndefined();
    expect((await volumeOf(VolumeId)).volumeType).toBe("gp3");
  });

  it.each([
    ["no size", { Size: "" }, "MissingParameter"],
    ["an unknown zone", { AvailabilityZone: "mars-1" }, "InvalidZone.NotFound"],
    ["two zones", { AvailabilityZoneId: "adv-1" }, "InvalidParameterCombination"],
    ["a volume type that is no offering", { VolumeType: "shiny" }, "UnknownVolumeType"],
    ["more than the offering has", { Size: 99_999 }, "InvalidParameterValue"],
    ["encryption", { Encrypted: "true" }, "UnsupportedOperation"],
    ["an unknown snapshot", { SnapshotId: `snap-${"0".repeat(32)}` }, "InvalidSnapshot.NotFound"],
  ])("are refused with %s, and nothing is made", async (_, parameters, code) => {
    const before = ec2.simulator.state.volumes.size;
    expect((await create(parameters)).error?.code).toBe(code);
    expect(ec2.simulator.state.volumes.size).toBe(before);
  });
});
