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

  it("name the default VPC", async () => {
    const { body } = await ec2("DescribeVpcs", { "Filter.1.Name": "isDefault", "Filter.1.Value.1": "true" });
    const { vpcId } = body.vpcSet.item[0];
    const acls = await ec2("DescribeNetworkAcls", { "NetworkAclId.1": vpcId.replace("vpc-", "acl-") });
    expect(acls.body.networkAclSet.item[0].vpcId).toBe(vpcId);
  });
});
