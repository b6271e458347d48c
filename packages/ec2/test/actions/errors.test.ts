import type { ActionName } from "../../src/action";
import { type Ec2, startEc2 } from "../support";
import { running, settle } from "./instances/support";

/** The codes that clients branch on, as EC2's table of errors has them: they follow no rule. */
describe("errors", () => {
  let ec2: Ec2;
  let instance: string;
  beforeAll(async () => {
    ec2 = startEc2();
    instance = await running(ec2);
  });
  afterAll(() => ec2.close());
  const UNKNOWN = "0123456789abcdef0123456789abcdef";
  const codeOf = async (action: ActionName, parameters: Parameters<Ec2>[1]) =>
    (await ec2(action, parameters)).error?.code;

  it.each<[action: ActionName, parameter: string, prefix: string, malformed: string, notFound: string]>([
    ["DescribeInstances", "InstanceId.1", "i", "InvalidInstanceID.Malformed", "InvalidInstanceID.NotFound"],
    ["DescribeVolumes", "VolumeId.1", "vol", "InvalidVolumeID.Malformed", "InvalidVolume.NotFound"],
    ["DescribeSnapshots", "SnapshotId.1", "snap", "InvalidSnapshotID.Malformed", "InvalidSnapshot.NotFound"],
    ["DescribeImages", "ImageId.1", "ami", "InvalidAMIID.Malformed", "InvalidAMIID.NotFound"],
    ["DescribeSecurityGroups", "GroupId.1", "sg", "InvalidGroupId.Malformed", "InvalidGroup.NotFound"],
    ["DescribeVpcs", "VpcId.1", "vpc", "InvalidVpcID.Malformed", "InvalidVpcID.NotFound"],
    ["DescribeSubnets", "SubnetId.1", "subnet", "InvalidSubnetID.Malformed", "InvalidSubnetID.NotFound"],
    ["DescribeNetworkAcls", "NetworkAclId.1", "acl", "InvalidNetworkAclId.Malformed", "InvalidNetworkAclID.NotFound"],
    ["DescribeRouteTables", "RouteTableId.1", "rtb", "InvalidRouteTableId.Malformed", "InvalidRouteTableID.NotFound"],
    ["DescribeNatGateways", "NatGatewayId.1", "nat", "NatGatewayMalformed", "NatGatewayNotFound"],
    [
      "DescribeDhcpOptions",
      "DhcpOptionsId.1",
      "dopt",
      "InvalidDhcpOptionsId.Malformed",
      "InvalidDhcpOptionsID.NotFound",
    ],
    [
      "DescribeInternetGateways",
      "InternetGatewayId.1",
      "igw",
      "InvalidInternetGatewayId.Malformed",
      "InvalidInternetGatewayID.NotFound",
    ],
    [
      "DescribeNetworkInterfaces",
      "NetworkInterfaceId.1",
      "eni",
      "InvalidNetworkInterfaceId.Malformed",
      "InvalidNetworkInterfaceID.NotFound",
    ],
    [
      "DetachNetworkInterface",
      "AttachmentId",
      "eni-attach",
      "InvalidNetworkInterfaceAttachmentId.Malformed",
      "InvalidAttachmentID.NotFound",
    ],
    // EC2 has no code of its own for a wrong form of these.
    ["DescribeAddresses", "AllocationId.1", "eipalloc", "InvalidAllocationID.NotFound", "InvalidAllocationID.NotFound"],
    [
      "DisassociateAddress",
      "AssociationId",
      "eipassoc",
      "InvalidAssociationID.NotFound",
      "InvalidAssociationID.NotFound",
    ],
    ["DescribeVpnGateways", "VpnGatewayId.1", "vgw", "InvalidVpnGatewayID.NotFound", "InvalidVpnGatewayID.NotFound"],
  ])("%s: ids", async (action, parameter, prefix, malformed, notFound) => {
    expect(await codeOf(action, { [parameter]: "nonsense" })).toBe(malformed);
    expect(await codeOf(action, { [parameter]: `${prefix}-x1` })).toBe(malformed);
    expect(await codeOf(action, { [parameter]: `${prefix}-${UNKNOWN}` })).toBe(notFound);
    expect(await codeOf(action, { [parameter]: `${prefix}-12345678` })).toBe(notFound);
  });

  it.each<[what: string, action: ActionName, parameters: Parameters<Ec2>[1], code: string]>([
    ["an owner that is none", "DescribeImages", { "Owner.1": "alice" }, "InvalidUserID.Malformed"],
    ["a sharer that is none", "DescribeSnapshots", { "RestorableBy.1": "alice" }, "InvalidUserID.Malformed"],
    [
      "another region",
      "CopyImage",
      { SourceImageId: `ami-${UNKNOWN}`, SourceRegion: "mars-1", Name: "x" },
      "InvalidRegion",
    ],
    [
      "another region",
      "CopySnapshot",
      { SourceSnapshotId: `snap-${UNKNOWN}`, SourceRegion: "mars-1" },
      "InvalidRegion",
    ],
    ["a zone that is none", "CreateVolume", { AvailabilityZone: "mars-1", Size: 1 }, "InvalidZone.NotFound"],
    ["the default group", "DeleteSecurityGroup", { GroupName: "default" }, "CannotDelete"],
  ])("%s: %s", async (_, action, parameters, code) => {
    expect(await codeOf(action, parameters)).toBe(code);
  });

  it("a type that there is not, of an old instance", async () => {
    await ec2("StopInstances", { "InstanceId.1": instance });
    settle(ec2);
    const change = { InstanceId: instance, "InstanceType.Value": "z9.huge" };
    expect(await codeOf("ModifyInstanceAttribute", change)).toBe("InvalidInstanceAttributeValue");
  });

  it("name groups in use by their EC2 ids", async () => {
    const { body } = await ec2("CreateSecurityGroup", { GroupName: "used", GroupDescription: "used" });
    await running(ec2, { zone: "advsg-1", "SecurityGroupId.1": body.groupId });
    const { error } = await ec2("DeleteSecurityGroup", { GroupId: body.groupId });
    expect(error?.code).toBe("DependencyViolation");
    expect(error?.message).toContain(body.groupId);
  });
});
