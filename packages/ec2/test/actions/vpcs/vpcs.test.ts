import { type Ec2, startEc2 } from "../../support";
import { running } from "../instances/support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const vpcsOf = async (parameters = {}) => (await ec2("DescribeVpcs", parameters)).body.vpcSet.item ?? [];
const subnetsOf = async (parameters = {}) => (await ec2("DescribeSubnets", parameters)).body.subnetSet.item ?? [];
const createVpc = async (cidr = "10.9.0.0/16") => {
  const { body } = await ec2("CreateVpc", { CidrBlock: cidr });
  ec2.advance(1_000);
  return body.vpc.vpcId;
};

describe("the default VPC", () => {
  it("is one for the account, with a default subnet in each zone", async () => {
    const { body, calls } = await ec2("DescribeVpcs", { "Filter.1.Name": "isDefault", "Filter.1.Value.1": "true" });
    expect(calls).toMatchObject({ listVPCs: 1, listNetworks: 1 });
    expect(body.vpcSet.item).toHaveLength(1);
    const [{ vpcId }] = body.vpcSet.item;
    const subnets = await subnetsOf({
      "Filter.1.Name": "vpc-id",
      "Filter.1.Value.1": vpcId,
      "Filter.2.Name": "default-for-az",
      "Filter.2.Value.1": "true",
      "Filter.3.Name": "state",
      "Filter.3.Value.1": "available",
    });
    expect(subnets.map((subnet: { availabilityZone: string }) => subnet.availabilityZone).sort()).toEqual([
      "adv-1",
      "advsg-1",
      "basic-1",
    ]);
  });

  it("has the network that CloudStack makes under the id of its zone's default subnet", async () => {
    const ofZone = { "Filter.1.Name": "availability-zone", "Filter.1.Value.1": "adv-1" };
    const [before] = await subnetsOf(ofZone);
    const images = await ec2("DescribeImages");
    const { body, error } = await ec2("RunInstances", {
      ImageId: images.body.imagesSet.item[0].imageId,
      InstanceType: "small-instance",
      SubnetId: before.subnetId,
      MinCount: 1,
      MaxCount: 1,
    });
    expect(error).toBeUndefined();
    ec2.advance(5_000);
    const [{ instanceId }] = body.instancesSet.item;
    const found = await ec2("DescribeInstances", { "Filter.1.Name": "subnet-id", "Filter.1.Value.1": before.subnetId });
    expect(found.body.reservationSet.item[0].instancesSet.item).toMatchObject([
      { instanceId, subnetId: before.subnetId, vpcId: before.vpcId },
    ]);
    expect(await subnetsOf(ofZone)).toMatchObject([{ subnetId: before.subnetId, defaultForAz: "true" }]);
    expect(await vpcsOf()).toHaveLength(1);
  });

  it("has tags", async () => {
    const [{ vpcId }] = await vpcsOf();
    await ec2("CreateTags", { "ResourceId.1": vpcId, "Tag.1.Key": "team", "Tag.1.Value": "core" });
    expect(await vpcsOf({ "Filter.1.Name": "tag:team", "Filter.1.Value.1": "core" })).toMatchObject([{ vpcId }]);
  });

  it("can't be deleted", async () => {
    const [{ vpcId }] = await vpcsOf();
    expect((await ec2("DeleteVpc", { VpcId: vpcId })).error?.code).toBe("OperationNotPermitted");
  });
});

describe("VPCs and subnets", () => {
  it("are made, described, and deleted in order", async () => {
    const { body } = await ec2("CreateVpc", {
      CidrBlock: "10.9.0.0/16",
      "TagSpecification.1.ResourceType": "vpc",
      "TagSpecification.1.Tag.1.Key": "Name",
      "TagSpecification.1.Tag.1.Value": "mine",
    });
    const { vpcId } = body.vpc;
    expect(body.vpc.state).toBe("pending");
    ec2.advance(1_000);
    expect(await vpcsOf({ "VpcId.1": vpcId })).toMatchObject([
      {
        vpcId,
        state: "available",
        cidrBlock: "10.9.0.0/16",
        isDefault: "false",
        tagSet: { item: [{ value: "mine" }] },
      },
    ]);
    const made = await ec2("CreateSubnet", { VpcId: vpcId, CidrBlock: "10.9.1.0/24", AvailabilityZone: "adv-1" });
    expect(made.error).toBeUndefined();
    const { subnetId } = made.body.subnet;
    expect(made.body.subnet).toMatchObject({ vpcId, cidrBlock: "10.9.1.0/24", availableIpAddressCount: "253" });
    expect((await ec2("DeleteVpc", { VpcId: vpcId })).error?.code).toBe("DependencyViolation");
    expect((await ec2("DeleteSubnet", { SubnetId: subnetId })).error).toBeUndefined();
    expect((await ec2("DescribeSubnets", { "SubnetId.1": subnetId })).error?.code).toBe("InvalidSubnetID.NotFound");
    expect((await ec2("DeleteVpc", { VpcId: vpcId })).error).toBeUndefined();
    expect((await ec2("DescribeVpcs", { "VpcId.1": vpcId })).error?.code).toBe("InvalidVpcID.NotFound");
  });

  it("keep their attributes", async () => {
    const vpcId = await createVpc();
    const attribute = async (name: string) =>
      (await ec2("DescribeVpcAttribute", { VpcId: vpcId, Attribute: name })).body;
    expect((await attribute("enableDnsHostnames")).enableDnsHostnames.value).toBe("false");
    await ec2("ModifyVpcAttribute", { VpcId: vpcId, "EnableDnsHostnames.Value": "true" });
    expect((await attribute("enableDnsHostnames")).enableDnsHostnames.value).toBe("true");
    expect((await attribute("enableDnsSupport")).enableDnsSupport.value).toBe("true");
    const without = await ec2("ModifyVpcAttribute", { VpcId: vpcId, "EnableDnsSupport.Value": "false" });
    expect(without.error?.code).toBe("UnsupportedOperation");
    const { body } = await ec2("CreateSubnet", { VpcId: vpcId, CidrBlock: "10.9.1.0/24" });
    await ec2("ModifySubnetAttribute", { SubnetId: body.subnet.subnetId, "MapPublicIpOnLaunch.Value": "true" });
    expect(await subnetsOf({ "SubnetId.1": body.subnet.subnetId })).toMatchObject([{ mapPublicIpOnLaunch: "true" }]);
  });

  it("show their subnets' names and options", async () => {
    const [subnet] = await subnetsOf({});
    expect(subnet).toMatchObject({
      subnetArn: expect.stringMatching(`^arn:aws:ec2:[\\w-]+:\\d{12}:subnet/${subnet.subnetId}$`),
      privateDnsNameOptionsOnLaunch: { hostnameType: "ip-name" },
    });
    const byArn = await subnetsOf({ "Filter.1.Name": "subnet-arn", "Filter.1.Value.1": subnet.subnetArn });
    expect(byArn).toEqual([subnet]);
  });

  it("have a default subnet whose tags stay, before and after CloudStack makes its network", async () => {
    const inZone = { "Filter.1.Name": "availability-zone", "Filter.1.Value.1": "adv-1" };
    const [{ subnetId }] = await subnetsOf(inZone);
    const tagged = { tagSet: { item: [{ key: "team", value: "a" }] } };
    await ec2("CreateTags", { "ResourceId.1": subnetId, "Tag.1.Key": "team", "Tag.1.Value": "a" });
    expect(await subnetsOf(inZone)).toMatchObject([{ subnetId, ...tagged }]);
    const modify = (value: boolean) =>
      ec2("ModifySubnetAttribute", { SubnetId: subnetId, "MapPublicIpOnLaunch.Value": value });
    expect((await modify(false)).error).toBeUndefined();
    expect((await modify(true)).error?.code).toBe("UnsupportedOperation");
    await running(ec2, { zone: "adv-1" });
    expect(await subnetsOf(inZone)).toMatchObject([{ subnetId, ...tagged }]);
    expect((await modify(true)).error).toBeUndefined();
    expect(await subnetsOf(inZone)).toMatchObject([{ subnetId, ...tagged, mapPublicIpOnLaunch: "true" }]);
  });

  it.each([
    ["outside the VPC", { CidrBlock: "10.8.1.0/24" }, "InvalidSubnet.Range"],
    ["across another subnet", { CidrBlock: "10.9.1.128/25" }, "InvalidSubnet.Conflict"],
    ["too small", { CidrBlock: "10.9.2.0/30" }, "InvalidSubnet.Range"],
    ["that are no range", { CidrBlock: "10.9" }, "InvalidParameterValue"],
    [
      "in another zone than the VPC",
      { CidrBlock: "10.9.2.0/24", AvailabilityZone: "basic-1" },
      "InvalidParameterValue",
    ],
    ["in unknown VPCs", { CidrBlock: "10.9.2.0/24", VpcId: `vpc-${"0".repeat(32)}` }, "InvalidVpcID.NotFound"],
  ])("refuse subnets %s", async (_, parameters, code) => {
    const VpcId = await createVpc();
    await ec2("CreateSubnet", { VpcId, CidrBlock: "10.9.1.0/24" });
    const before = ec2.simulator.state.networks.size;
    expect((await ec2("CreateSubnet", { VpcId, ...parameters })).error?.code).toBe(code);
    expect(ec2.simulator.state.networks.size).toBe(before);
  });

  it("belong to their tenant", async () => {
    const VpcId = await createVpc();
    expect((await ec2("DescribeVpcs", { "VpcId.1": VpcId }, { as: "other" })).error?.code).toBe(
      "InvalidVpcID.NotFound",
    );
    expect((await ec2("DeleteVpc", { VpcId }, { as: "other" })).error).toBeDefined();
    expect(await vpcsOf({ "VpcId.1": VpcId })).toHaveLength(1);
  });
});
