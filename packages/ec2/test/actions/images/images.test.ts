import { type Answer, type Ec2, startEc2 } from "../../support";
import { running, settle } from "../instances/support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

type Item = Record<string, string>;
const images = ({ body }: Answer): Item[] => body.imagesSet.item ?? [];
const names = (answer: Answer) => images(answer).map(({ name }) => name);
const image = async (id: string) => images(await ec2("DescribeImages", { "ImageId.1": id }))[0] as Item;

/** A stopped instance's image, ready. */
async function made(name = "mine", parameters: Record<string, string> = {}): Promise<string> {
  const InstanceId = await running(ec2);
  await ec2("StopInstances", { "InstanceId.1": InstanceId });
  settle(ec2);
  const { body } = await ec2("CreateImage", { InstanceId, Name: name, ...parameters });
  settle(ec2);
  return body.imageId;
}

describe("DescribeImages", () => {
  it("shows what anyone may use, each template once, with one call when the catalogues are warm", async () => {
    const answer = await ec2("DescribeImages");
    const ids = images(answer).map(({ imageId }) => imageId);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    expect(images(answer)[0]).toMatchObject({
      imageState: "available",
      isPublic: "true",
      imageOwnerAlias: "amazon",
      rootDeviceName: "/dev/sda1",
      rootDeviceType: "ebs",
      architecture: "x86_64",
    });
    expect((await ec2("DescribeImages")).calls).toEqual({ listTemplates: 1 });
  });

  it("tells one's own from others', by owner and by who may run them", async () => {
    await made();
    expect(names(await ec2("DescribeImages", { "Owner.1": "self" }))).toEqual(["mine"]);
    expect(names(await ec2("DescribeImages", { "Owner.1": "amazon" }))).not.toContain("mine");
    expect(names(await ec2("DescribeImages", { "ExecutableBy.1": "all" }))).not.toContain("mine");
    expect(names(await ec2("DescribeImages", {}, { as: "other" }))).not.toContain("mine");
  });

  it.each([
    ["ami-00000000000040008000000000000000", "InvalidAMIID.NotFound"],
    ["ami-nonsense", "InvalidAMIID.Malformed"],
  ])("refuses %s", async (id, code) => {
    expect((await ec2("DescribeImages", { "ImageId.1": id })).error?.code).toBe(code);
  });

  it("filters", async () => {
    const id = await made("mine", { Description: "of mine" });
    const found = async (name: string, value: string) =>
      names(await ec2("DescribeImages", { "Filter.1.Name": name, "Filter.1.Value.1": value }));
    expect(await found("name", "m?ne")).toEqual(["mine"]);
    expect(await found("is-public", "false")).toEqual(["mine"]);
    expect(await found("image-id", id)).toEqual(["mine"]);
    expect(await found("description", "of *")).toEqual(["mine"]);
    expect(await found("state", "pending")).toEqual([]);
  });
});

describe("CreateImage", () => {
  it("makes a template of a stopped instance's volume, pending at first", async () => {
    const InstanceId = await running(ec2);
    await ec2("StopInstances", { "InstanceId.1": InstanceId });
    settle(ec2);
    const created = await ec2("CreateImage", {
      InstanceId,
      Name: "mine",
      "TagSpecification.1.ResourceType": "image",
      "TagSpecification.1.Tag.1.Key": "team",
      "TagSpecification.1.Tag.1.Value": "a",
    });
    expect(created.calls).toEqual({ listVirtualMachines: 1, listVolumes: 1, createTemplate: 1, createTags: 1 });
    settle(ec2);
    expect(await image(created.body.imageId)).toMatchObject({
      name: "mine",
      imageState: "available",
      isPublic: "false",
      sourceInstanceId: InstanceId,
      tagSet: { item: [{ key: "team", value: "a" }] },
    });
  });

  it("takes a snapshot of a running instance, which is the image's", async () => {
    const InstanceId = await running(ec2);
    const { body, error, calls } = await ec2("CreateImage", { InstanceId, Name: "live", NoReboot: true });
    expect(error).toBeUndefined();
    expect(calls).toMatchObject({ createSnapshot: 1, createTemplate: 1 });
    expect(calls).not.toHaveProperty("stopVirtualMachine");
    settle(ec2);
    const { blockDeviceMapping } = (await image(body.imageId)) as unknown as {
      blockDeviceMapping: { item: [{ ebs: Item }] };
    };
    expect(blockDeviceMapping.item[0].ebs.snapshotId).toMatch(/^snap-[0-9a-f]{32}$/);
  });

  it("stops a running instance for it and starts it again", async () => {
    const InstanceId = await running(ec2);
    const { calls } = await ec2("CreateImage", { InstanceId, Name: "whole" });
    expect(calls).toMatchObject({
      stopVirtualMachine: 1,
      createSnapshot: 1,
      startVirtualMachine: 1,
      createTemplate: 1,
    });
  });

  it("holds the root volume only: others are left out by name, and the root can't be", async () => {
    const InstanceId = await running(ec2, {
      "BlockDeviceMapping.1.DeviceName": "/dev/sdb",
      "BlockDeviceMapping.1.Ebs.VolumeSize": 1,
    });
    const create = (...leftOut: string[]) =>
      ec2("CreateImage", {
        InstanceId,
        Name: "mine",
        NoReboot: true,
        ...Object.fromEntries(leftOut.map((device, i) => [`BlockDeviceMapping.${i + 1}.DeviceName`, device])),
      });
    const whole = await create();
    expect([whole.error?.code, whole.calls.createSnapshot]).toEqual(["UnsupportedOperation", undefined]);
    expect(whole.error?.message).toContain("/dev/sdb");
    expect((await create("/dev/sdb", "/dev/sda1")).error?.code).toBe("InvalidBlockDeviceMapping");
    expect((await create("/dev/sdb")).error).toBeUndefined();
  });

  it("refuses instances that there are none of", async () => {
    const { error } = await ec2("CreateImage", { InstanceId: "i-00000000000040008000000000000000", Name: "x" });
    expect(error?.code).toBe("InvalidInstanceID.NotFound");
  });
});

describe("launch permissions", () => {
  const permissions = async (ImageId: string) =>
    (await ec2("DescribeImageAttribute", { ImageId, Attribute: "launchPermission" })).body.launchPermission?.item ?? [];
  const modify = (ImageId: string, parameters: Record<string, string>) =>
    ec2("ModifyImageAttribute", { ImageId, ...parameters });

  it("are given to all and taken back", async () => {
    const id = await made();
    expect(await permissions(id)).toEqual([]);
    await modify(id, { "LaunchPermission.Add.1.Group": "all" });
    expect(await permissions(id)).toEqual([{ group: "all" }]);
    expect(names(await ec2("DescribeImages", {}, { as: "other" }))).toContain("mine");
    await modify(id, { Attribute: "launchPermission", OperationType: "remove", "UserGroup.1": "all" });
    expect(await permissions(id)).toEqual([]);
  });

  it("are given to an account by name, shown and taken back by number, and reset", async () => {
    const id = await made();
    await modify(id, { "LaunchPermission.Add.1.UserId": "other" });
    const [{ userId }] = await permissions(id);
    const { body } = await ec2("GetCallerIdentity", {}, { as: "other" });
    expect(userId).toBe(body.GetCallerIdentityResult.Account);
    expect(names(await ec2("DescribeImages", { "ExecutableBy.1": "self" }, { as: "other" }))).toEqual(["mine"]);
    await modify(id, { "LaunchPermission.Remove.1.UserId": userId });
    expect(await permissions(id)).toEqual([]);
    await modify(id, { "LaunchPermission.Add.1.Group": "all", "LaunchPermission.Add.2.UserId": "other" });
    expect(await permissions(id)).toHaveLength(2);
    await ec2("ResetImageAttribute", { ImageId: id, Attribute: "launchPermission" });
    expect(await permissions(id)).toEqual([]);
  });

  it("and descriptions are the owner's to change", async () => {
    const id = await made();
    await modify(id, { "Description.Value": "new" });
    const shown = await ec2("DescribeImageAttribute", { ImageId: id, Attribute: "description" });
    expect(shown.body.description).toEqual({ value: "new" });
    await modify(id, { "LaunchPermission.Add.1.Group": "all" });
    const theirs = await ec2("ModifyImageAttribute", { ImageId: id, "Description.Value": "x" }, { as: "other" });
    expect(theirs.error?.code).toBe("InvalidAMIID.NotFound");
    const asked = await ec2("DescribeImageAttribute", { ImageId: id, Attribute: "launchPermission" }, { as: "other" });
    expect(asked.error?.code).toBe("AuthFailure");
  });

  it.each([
    [{ "LaunchPermission.Add.1.UserId": "123456789012" }, "InvalidAMIAttributeItemValue"],
    [{ "LaunchPermission.Add.1.Group": "some" }, "InvalidAMIAttributeItemValue"],
    [{ Attribute: "kernel", Value: "x" }, "InvalidParameterValue"],
    [{ "ProductCode.1": "x" }, "UnsupportedOperation"],
    [{}, "MissingParameter"],
  ])("%j: %s", async (parameters, code) => {
    expect((await modify(await made(), parameters as Record<string, string>)).error?.code).toBe(code);
  });
});

describe("RegisterImage and DeregisterImage", () => {
  it("make an image of a snapshot, and delete it with the snapshot when asked", async () => {
    const InstanceId = await running(ec2);
    const { body } = await ec2("CreateImage", { InstanceId, Name: "first", NoReboot: true });
    settle(ec2);
    const first = (await image(body.imageId)) as unknown as { blockDeviceMapping: { item: [{ ebs: Item }] } };
    const SnapshotId = first.blockDeviceMapping.item[0].ebs.snapshotId ?? "";
    const registered = await ec2("RegisterImage", {
      Name: "second",
      RootDeviceName: "/dev/xvda",
      "BlockDeviceMapping.1.DeviceName": "/dev/xvda",
      "BlockDeviceMapping.1.Ebs.SnapshotId": SnapshotId,
    });
    expect(registered.error).toBeUndefined();
    settle(ec2);
    expect(await image(registered.body.imageId)).toMatchObject({ name: "second", imageState: "available" });
    const gone = await ec2("DeregisterImage", { ImageId: registered.body.imageId, DeleteAssociatedSnapshots: true });
    expect(gone.body.deleteSnapshotResultSet.item).toEqual([{ snapshotId: SnapshotId, returnCode: "success" }]);
    expect(names(await ec2("DescribeImages", { "Owner.1": "self" }))).toEqual(["first"]);
  });

  it("fetch an image from a URL", async () => {
    const parameters = {
      Name: "fetched",
      ImageLocation: "https://images.example.org/debian.qcow2.bz2",
      Architecture: "arm64",
    };
    const { body, error, calls } = await ec2("RegisterImage", parameters);
    expect(error).toBeUndefined();
    expect(calls).toMatchObject({ registerTemplate: 1 });
    expect((await image(body.imageId)).name).toBe("fetched");
  });

  it.each([
    [{ ImageLocation: "bucket/manifest.xml" }, "InvalidParameterValue"],
    [{ ImageLocation: "https://example.org/image.iso" }, "InvalidParameterValue"],
    [{}, "MissingParameter"],
    [{ Architecture: "i386", ImageLocation: "https://example.org/a.vhd" }, "InvalidParameterValue"],
    [
      {
        "BlockDeviceMapping.1.DeviceName": "/dev/sda1",
        "BlockDeviceMapping.1.Ebs.SnapshotId": "snap-00000000000040008000000000000000",
      },
      "InvalidSnapshot.NotFound",
    ],
  ])("refuse %j: %s", async (parameters, code) => {
    expect((await ec2("RegisterImage", { Name: "x", ...parameters })).error?.code).toBe(code);
  });

  it("don't touch others' images", async () => {
    const id = await made();
    expect((await ec2("DeregisterImage", { ImageId: id }, { as: "other" })).error?.code).toBe("InvalidAMIID.NotFound");
    expect(names(await ec2("DescribeImages", { "Owner.1": "self" }))).toEqual(["mine"]);
  });
});

describe("CopyImage", () => {
  it("brings the template to every zone that lacks it", async () => {
    const SourceImageId = await made();
    const copy = { SourceImageId, SourceRegion: "stackgate-1", Name: "copy" };
    const { body, calls } = await ec2("CopyImage", copy);
    expect(body.imageId).toBe(SourceImageId);
    expect(calls).toMatchObject({ copyTemplate: 1 });
    settle(ec2);
    expect((await ec2("CopyImage", copy)).calls).not.toHaveProperty("copyTemplate");
    expect((await ec2("CopyImage", { ...copy, SourceRegion: "us-east-1" })).error?.code).toBe("InvalidRegion");
  });
});
