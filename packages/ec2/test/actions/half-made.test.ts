import { type Ec2, startEc2 } from "../support";
import { running, settle } from "./instances/support";

let ec2: Ec2;
let vpcId: string;
beforeEach(async () => {
  ec2 = startEc2();
  vpcId = (await ec2("CreateVpc", { CidrBlock: "10.30.0.0/16" })).body.vpc.vpcId;
  ec2.advance(2_000);
});
afterEach(() => ec2.close());

const tag = (resourceType: string) => ({
  "TagSpecification.1.ResourceType": resourceType,
  "TagSpecification.1.Tag.1.Key": "team",
  "TagSpecification.1.Tag.1.Value": "a",
});

/** The ids in a listing, in any order. */
async function idsIn(list: string, prefix: string): Promise<readonly string[]> {
  settle(ec2);
  const { text } = await ec2(list);
  return [...new Set(text.match(new RegExp(`\\b${prefix}-[0-9a-f]{32}\\b`, "g")))].sort();
}

const PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJzVB9qgE2sMOTQ2e1UKHKtqEw7ZHqS7yJ0mJCSNlYhA";

/** Action, what it makes in EC2's words, how it is listed, what it needs, and how many tags of our own go before. */
const makers: readonly [string, string, string, string, () => Record<string, string | number>, number?][] = [
  ["CreateVolume", "volume", "DescribeVolumes", "vol", () => ({ AvailabilityZone: "basic-1", Size: 1 })],
  ["CreateKeyPair", "key-pair", "DescribeKeyPairs", "key", () => ({ KeyName: "k" })],
  [
    "ImportKeyPair",
    "key-pair",
    "DescribeKeyPairs",
    "key",
    () => ({ KeyName: "k", PublicKeyMaterial: Buffer.from(PUBLIC_KEY).toString("base64") }),
  ],
  [
    "CreateSecurityGroup",
    "security-group",
    "DescribeSecurityGroups",
    "sg",
    () => ({ GroupName: "g", GroupDescription: "g" }),
  ],
  ["CreateVpc", "vpc", "DescribeVpcs", "vpc", () => ({ CidrBlock: "10.31.0.0/16" })],
  ["CreateSubnet", "subnet", "DescribeSubnets", "subnet", () => ({ VpcId: vpcId, CidrBlock: "10.30.1.0/24" })],
  ["AllocateAddress", "elastic-ip", "DescribeAddresses", "eipalloc", () => ({})],
  ["CreateNetworkAcl", "network-acl", "DescribeNetworkAcls", "acl", () => ({ VpcId: vpcId })],
  ["CreatePlacementGroup", "placement-group", "DescribePlacementGroups", "pg", () => ({ GroupName: "g" })],
  ["CreateRouteTable", "route-table", "DescribeRouteTables", "rtb", () => ({ VpcId: vpcId }), 1],
  ["CreateInternetGateway", "internet-gateway", "DescribeInternetGateways", "igw", () => ({}), 1],
  ["CreateVpnGateway", "vpn-gateway", "DescribeVpnGateways", "vgw", () => ({ Type: "ipsec.1" }), 1],
  [
    "CreateCustomerGateway",
    "customer-gateway",
    "DescribeCustomerGateways",
    "cgw",
    () => ({ Type: "ipsec.1", IpAddress: "192.0.2.1", BgpAsn: 65_000 }),
    1,
  ],
];

describe("what can't be tagged as asked is not made", () => {
  it.each(makers)("%s", async (action, type, list, prefix, needs, own = 0) => {
    const before = await idsIn(list, prefix);
    ec2.simulator.faults.plan({ command: "createTags", after: own, times: 1, fault: { kind: "error", code: 533 } });
    const { error } = await ec2(action, { ...needs(), ...tag(type) });
    expect(error).toBeDefined();
    expect(await idsIn(list, prefix)).toEqual(before);
    // It was the tags: the same request passes now.
    expect((await ec2(action, { ...needs(), ...tag(type) })).error).toBeUndefined();
    expect(await idsIn(list, prefix)).toHaveLength(before.length + 1);
  });

  it("CreateImage, with its snapshot", async () => {
    const InstanceId = await running(ec2);
    ec2.simulator.faults.plan({ command: "createTags", times: 1, fault: { kind: "error", code: 530 } });
    const { error } = await ec2("CreateImage", { InstanceId, Name: "x", NoReboot: true });
    expect(error?.code).toBe("InternalError");
    expect(await idsIn("DescribeSnapshots", "snap")).toEqual([]);
    settle(ec2);
    expect((await ec2("DescribeImages", { "Owner.1": "self" })).body.imagesSet).toBe("");
  });

  it("and is named in the error where it can't be taken away either", async () => {
    ec2.simulator.faults.plan({ command: "createTags", fault: { kind: "error", code: 530 } });
    ec2.simulator.faults.plan({ command: "deleteSecurityGroup", fault: { kind: "error", code: 530 } });
    const { error } = await ec2("CreateSecurityGroup", {
      GroupName: "g",
      GroupDescription: "g",
      ...tag("security-group"),
    });
    const { body } = await ec2("DescribeSecurityGroups", { "GroupName.1": "g" });
    expect(error?.message).toContain(body.securityGroupInfo.item[0].groupId);
  });
});
