import { callEc2, demo, type Signer } from "./ec2";
import type { Target } from "./target";

/** EC2 ids of what a tenant has, by their prefix: one of each kind. */
export type Estate = ReadonlyMap<string, string>;

const ID = /\b((?:eni-attach|[a-z]+)-)[0-9a-f]{32}\b/g;

/** What a tenant makes, in this order; `$PREFIX` stands for the id of that kind that is known so far. */
const MAKING: readonly (readonly [action: string, parameters: Readonly<Record<string, string>>])[] = [
  ["DescribeImages", {}],
  ["CreateKeyPair", { KeyName: "pair" }],
  ["DescribeKeyPairs", {}],
  ["CreateSecurityGroup", { GroupName: "group", GroupDescription: "group" }],
  [
    "AuthorizeSecurityGroupIngress",
    { GroupId: "$sg", IpProtocol: "tcp", FromPort: "22", ToPort: "22", CidrIp: "10.0.0.0/8" },
  ],
  ["DescribeSecurityGroupRules", {}],
  ["CreateVpc", { CidrBlock: "10.1.0.0/16" }],
  ["CreateSubnet", { VpcId: "$vpc", CidrBlock: "10.1.1.0/24", AvailabilityZone: "adv-1" }],
  [
    "RunInstances",
    { ImageId: "$ami", MinCount: "1", MaxCount: "1", InstanceType: "Small Instance", SubnetId: "$subnet" },
  ],
  ["DescribeVolumes", {}],
  ["DescribeNetworkInterfaces", {}],
  ["AllocateAddress", {}],
  ["AssociateAddress", { AllocationId: "$eipalloc", InstanceId: "$i" }],
  ["CreateVolume", { Size: "1", AvailabilityZone: "adv-1" }],
  ["CreateSnapshot", { VolumeId: "$vol" }],
  ["DescribeSnapshots", {}],
  ["CreateNetworkAcl", { VpcId: "$vpc" }],
  ["DescribeNetworkAcls", {}],
  ["DescribeRouteTables", {}],
  ["DescribeInternetGateways", {}],
  ["DescribeDhcpOptions", {}],
  ["CreateVpnGateway", { Type: "ipsec.1" }],
  ["AttachVpnGateway", { VpnGatewayId: "$vgw", VpcId: "$vpc" }],
  ["CreateCustomerGateway", { Type: "ipsec.1", IpAddress: "192.0.2.9" }],
  [
    "CreateVpnConnection",
    {
      Type: "ipsec.1",
      CustomerGatewayId: "$cgw",
      VpnGatewayId: "$vgw",
      "Options.LocalIpv4NetworkCidr": "10.9.0.0/16",
      "Options.StaticRoutesOnly": "true",
    },
  ],
  ["CreatePlacementGroup", { GroupName: "placement", Strategy: "spread" }],
  ["CreateTags", { "ResourceId.1": "$i", "Tag.1.Key": "colour", "Tag.1.Value": "blue" }],
];

/** Gives a tenant one of everything, through the gateway. */
export async function arrange(target: Target, signer: Signer = demo): Promise<Estate> {
  const estate = new Map<string, string>();
  for (const [action, parameters] of MAKING) {
    const sent = Object.entries(parameters).map(
      ([name, value]) => [name, value.startsWith("$") ? (estate.get(value.slice(1)) ?? value) : value] as const,
    );
    const { status, text } = await callEc2(target, action, sent, signer);
    if (status !== 200) throw new Error(`${action}: ${text}`);
    target.clock.advance(2_000);
    for (const [id, prefix = ""] of text.matchAll(ID)) {
      if (!estate.has(prefix.slice(0, -1))) estate.set(prefix.slice(0, -1), id);
    }
  }
  return estate;
}
