import { type Answer, type Ec2, startEc2 } from "../support";
import { run, running, settle, ZONES } from "./instances/support";

const SIX = [0, 1, 2, 3, 4, 5];
const ADDRESS = { "NetworkInterface.1.DeviceIndex": 0, "NetworkInterface.1.AssociatePublicIpAddress": true };
const VALUES = "Filter.1.Value.1";

/** What clients such as Terraform do side by side, at one gateway and at two that know nothing of each other. */
describe.each([1, 2])("six requests at once, before %d gateways:", (count) => {
  let ec2: Ec2;
  let gateways: readonly Ec2[];
  beforeEach(() => {
    ec2 = startEc2();
    gateways = [ec2, ...Array.from({ length: count - 1 }, () => startEc2({ beside: ec2 }))];
  });
  afterEach(() => ec2.close());

  /** Six of an action, one for each number; all must succeed. */
  async function six(action: string, parameters: (index: number) => Parameters<Ec2>[1]): Promise<Answer["body"][]> {
    return all((gateway, index) => gateway(action, parameters(index)));
  }
  async function all(request: (gateway: Ec2, index: number) => Promise<Answer>): Promise<Answer["body"][]> {
    const answers = await Promise.all(SIX.map((index) => request(gateways[index % count] ?? ec2, index)));
    settle(ec2);
    expect(answers.flatMap(({ error }) => error ?? [])).toEqual([]);
    return answers.map(({ body }) => body);
  }
  const items = async (action: string, set: string, parameters?: Parameters<Ec2>[1]): Promise<Answer["body"][]> =>
    (await ec2(action, parameters)).body[set].item ?? [];

  it("a VPC's parts", async () => {
    const vpcs = await six("CreateVpc", (index) => ({ CidrBlock: `10.${index}.0.0/16` }));
    const { vpcId: VpcId } = vpcs[0].vpc;
    const ofVpc = { "Filter.1.Name": "vpc-id", [VALUES]: VpcId };
    const subnets = await six("CreateSubnet", (index) => ({ VpcId, CidrBlock: `10.0.${index}.0/24` }));
    expect(await items("DescribeSubnets", "subnetSet", ofVpc)).toHaveLength(6);
    const tables = await six("CreateRouteTable", () => ({ VpcId }));
    expect(await items("DescribeRouteTables", "routeTableSet", ofVpc)).toHaveLength(7);
    await six("AssociateRouteTable", (index) => ({
      RouteTableId: tables[index].routeTable.routeTableId,
      SubnetId: subnets[index].subnet.subnetId,
    }));
    await six("CreateInternetGateway", () => ({}));
    const detached = (await items("DescribeInternetGateways", "internetGatewaySet")).filter(
      ({ attachmentSet }) => attachmentSet === "",
    );
    expect(detached).toHaveLength(6);
    const [{ networkAcl }] = await six("CreateNetworkAcl", () => ({ VpcId }));
    const { networkAclId: NetworkAclId } = networkAcl;
    await six("CreateNetworkAclEntry", (index) => ({
      NetworkAclId,
      RuleNumber: 100 + index,
      Protocol: 6,
      RuleAction: "allow",
      Egress: false,
      CidrBlock: "0.0.0.0/0",
      "PortRange.From": 80 + index,
      "PortRange.To": 80 + index,
    }));
    const [acl] = await items("DescribeNetworkAcls", "networkAclSet", { "NetworkAclId.1": NetworkAclId });
    expect(acl.entrySet.item.filter(({ ruleNumber }: Answer["body"]) => Number(ruleNumber) < 200)).toHaveLength(6);
    await six("CreateNetworkInterface", () => ({ SubnetId: subnets[0].subnet.subnetId }));
    const interfaces = await items("DescribeNetworkInterfaces", "networkInterfaceSet", {
      "Filter.1.Name": "status",
      [VALUES]: "available",
    });
    expect(interfaces).toHaveLength(6);
  });

  it.each(ZONES)("instances in %s, their tags and volumes", async (zone) => {
    const isolated = zone === "adv-1";
    const launched = await all((gateway) => run(gateway, { zone, ...(isolated && ADDRESS) }));
    const ids = launched.map(({ instancesSet }) => instancesSet.item[0].instanceId);
    const tag = (key: string, value: string) => ({ "ResourceId.1": ids[0], "Tag.1.Key": key, "Tag.1.Value": value });
    await six("CreateTags", (index) => tag(`key-${index}`, "v"));
    await six("CreateTags", (index) => tag("same", `${index}`));
    const own = { "Filter.1.Name": "resource-id", [VALUES]: ids[0] };
    expect(await items("DescribeTags", "tagSet", own)).toHaveLength(7);
    await six("DeleteTags", () => ({ "ResourceId.1": ids[0], "Tag.1.Key": "same" }));
    expect(await items("DescribeTags", "tagSet", own)).toHaveLength(6);

    const made = await six("CreateVolume", () => ({ AvailabilityZone: zone, Size: 1 }));
    const VolumeId = (index: number): string => made[index].volumeId;
    await six("AttachVolume", (index) => ({
      VolumeId: VolumeId(index),
      InstanceId: ids[0],
      Device: `/dev/sd${"fghijk"[index]}`,
    }));
    await six("DetachVolume", (index) => ({ VolumeId: VolumeId(index) }));
    await six("DeleteVolume", (index) => ({ VolumeId: VolumeId(index) }));

    expect(await items("DescribeAddresses", "addressesSet")).toHaveLength(isolated ? 6 : 0);
    await six("TerminateInstances", (index) => ({ "InstanceId.1": ids[index] }));
    expect(await items("DescribeAddresses", "addressesSet")).toEqual([]);
    expect(await items("DescribeVolumes", "volumeSet")).toEqual([]);
  });

  it("addresses and groups in an isolated network", async () => {
    const ids: string[] = [];
    for (const _ of SIX) ids.push(await running(ec2, { zone: "adv-1" }));
    const InstanceId = (index: number): string => ids[index] ?? "";
    const addresses = await six("AllocateAddress", () => ({}));
    const associated = await six("AssociateAddress", (index) => ({
      AllocationId: addresses[index].allocationId,
      InstanceId: InstanceId(index),
    }));
    const groups = await six("CreateSecurityGroup", (index) => ({ GroupName: `g${index}`, GroupDescription: "d" }));
    await six("AuthorizeSecurityGroupIngress", (index) => ({
      GroupId: groups[index].groupId,
      "IpPermissions.1.IpProtocol": "tcp",
      "IpPermissions.1.FromPort": 22,
      "IpPermissions.1.ToPort": 22,
      "IpPermissions.1.IpRanges.1.CidrIp": "0.0.0.0/0",
    }));
    const open = async () => (await ec2.cloud("demo").list("listFirewallRules")).length;
    expect(await open()).toBe(0);
    // All of one machine, then one of all: each gateway opens what the last one said.
    await six("ModifyInstanceAttribute", (index) => ({
      InstanceId: InstanceId(0),
      "GroupId.1": groups[index].groupId,
    }));
    expect(await open()).toBe(1);
    await six("ModifyInstanceAttribute", (index) => ({
      InstanceId: InstanceId(index),
      "GroupId.1": groups[0].groupId,
    }));
    expect(await open()).toBe(6);
    await six("DisassociateAddress", (index) => ({ AssociationId: associated[index].associationId }));
    await six("ReleaseAddress", (index) => ({ AllocationId: addresses[index].allocationId }));
    expect(await open()).toBe(0);
  });
});
