import { running } from "./actions/instances/support";
import { type Ec2, startEc2 } from "./support";

/** 8-digit ids are found by listing, also those of things that CloudStack does not have. */
describe("short ids", () => {
  let ec2: Ec2;
  beforeEach(() => {
    ec2 = startEc2({ config: { ids: "short" } });
  });
  afterEach(() => ec2.close());

  it("name VPCs and everything that goes by them", async () => {
    const { body } = await ec2("CreateVpc", { CidrBlock: "10.20.0.0/16" });
    const VpcId = body.vpc.vpcId;
    expect(VpcId).toMatch(/^vpc-[0-9a-f]{8}$/);
    const RouteTableId = VpcId.replace("vpc-", "rtb-");
    const table = await ec2("DescribeRouteTables", { "RouteTableId.1": RouteTableId });
    expect(table.body.routeTableSet.item[0].vpcId).toBe(VpcId);
    const gateway = (await ec2("CreateInternetGateway")).body.internetGateway.internetGatewayId;
    expect((await ec2("AttachInternetGateway", { InternetGatewayId: gateway, VpcId })).error).toBeUndefined();
    expect((await ec2("DetachInternetGateway", { InternetGatewayId: gateway, VpcId })).error).toBeUndefined();
    expect((await ec2("DeleteInternetGateway", { InternetGatewayId: gateway })).error).toBeUndefined();
  });

  it("name images and security groups as eutester reads them", async () => {
    const images = await ec2("DescribeImages");
    const { imageId } = images.body.imagesSet.item[0];
    expect(imageId).toMatch(/^\wmi-\w{8}$/);
    expect((await ec2("DescribeImages", { "ImageId.1": imageId })).error).toBeUndefined();
    const group = await ec2("CreateSecurityGroup", { GroupName: "web", GroupDescription: "web" });
    expect(group.body.groupId).toMatch(/^sg-\w{8}$/);
    expect((await ec2("DescribeSecurityGroups", { "GroupId.1": group.body.groupId })).error).toBeUndefined();
    const unknown = await ec2("DescribeSecurityGroups", { "GroupId.1": "sg-00000000" });
    expect(unknown.error?.code).toBe("InvalidGroup.NotFound");
  });

  it("name instances after their end, and interfaces", async () => {
    const instanceId = await running(ec2, { zone: "advsg-1" });
    const all = await ec2("DescribeNetworkInterfaces");
    const [{ networkInterfaceId, attachment }] = all.body.networkInterfaceSet.item;
    const one = await ec2("DescribeNetworkInterfaces", { "NetworkInterfaceId.1": networkInterfaceId });
    expect(one.body.networkInterfaceSet.item).toMatchObject([{ attachment: { instanceId } }]);
    const detached = await ec2("DetachNetworkInterface", { AttachmentId: attachment.attachmentId });
    expect(detached.error?.code).not.toBe("InvalidAttachmentID.NotFound");

    await ec2("TerminateInstances", { "InstanceId.1": instanceId });
    ec2.advance(60_000);
    const { body } = await ec2("DescribeInstances", { "InstanceId.1": instanceId });
    expect(body.reservationSet.item[0].instancesSet.item).toMatchObject([
      { instanceId, instanceState: { name: "terminated" } },
    ]);
  });

  it("name deleted volumes for a minute, as eutester waits for it", async () => {
    const { body } = await ec2("CreateVolume", { AvailabilityZone: "basic-1", Size: 3 });
    expect(body.attachmentSet).toBe("");
    const { volumeId } = body;
    ec2.advance(10_000);
    expect((await ec2("DeleteVolume", { VolumeId: volumeId })).error).toBeUndefined();
    const states = async (parameters = {}) => {
      const { body: found } = await ec2("DescribeVolumes", parameters);
      return found.volumeSet?.item?.map((volume: { status: string }) => volume.status);
    };
    expect(await states({ "VolumeId.1": volumeId })).toEqual(["deleted"]);
    expect(await states()).toEqual(["deleted"]);
    expect(await states({ "Filter.1.Name": "status", "Filter.1.Value.1": "available" })).toBeUndefined();
    ec2.advance(61_000);
    expect(await states()).toBeUndefined();
    const late = await ec2("DescribeVolumes", { "VolumeId.1": volumeId });
    expect(late.error?.code).toBe("InvalidVolume.NotFound");
  });

  it("name the default VPC", async () => {
    const { body } = await ec2("DescribeVpcs", { "Filter.1.Name": "isDefault", "Filter.1.Value.1": "true" });
    const { vpcId } = body.vpcSet.item[0];
    const acls = await ec2("DescribeNetworkAcls", { "NetworkAclId.1": vpcId.replace("vpc-", "acl-") });
    expect(acls.body.networkAclSet.item[0].vpcId).toBe(vpcId);
  });
});
