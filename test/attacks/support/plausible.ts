import type { Estate } from "./estate";

/** Ids by the name of the parameter, without index and `Id`. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/RouteTableAssociation|AssociationId$/, "rtbassoc"],
  [/NetworkInterfaceId/, "eni"],
  [/NetworkAclId/, "acl"],
  [/InstanceId|ResourceId/, "i"],
  [/VolumeId/, "vol"],
  [/SnapshotId/, "snap"],
  [/ImageId/, "ami"],
  [/SecurityGroupRuleId/, "sgr"],
  [/KeyPairId/, "key"],
  [/CustomerGatewayId/, "cgw"],
  [/VpnGatewayId/, "vgw"],
  [/VpnConnectionId/, "vpn"],
  [/InternetGatewayId|GatewayId/, "igw"],
  [/RouteTableId/, "rtb"],
  [/DhcpOptionsId/, "dopt"],
  [/AttachmentId/, "eni-attach"],
  [/AllocationId/, "eipalloc"],
  [/SubnetId/, "subnet"],
  [/VpcId/, "vpc"],
  [/GroupId/, "sg"],
];

const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/DestinationCidrBlock/, "10.77.0.0/16"],
  [/Cidr/, "10.1.2.0/24"],
  [/AvailabilityZone$/, "adv-1"],
  [/InstanceType$/, "Small Instance"],
  [/KeyName/, "pair"],
  [/IpProtocol|Protocol$/, "tcp"],
  [/Type$/, "ipsec.1"],
  [/Strategy/, "spread"],
  [/Attribute$/, "description"],
  [/Key$/, "colour"],
  [/RuleAction/, "allow"],
  [/Ip(Address)?$/, "192.0.2.77"],
  [/Device/, "/dev/sdb"],
  [/Name$/, "name"],
];

const BY_TYPE: Readonly<Record<string, string>> = {
  integer: "1",
  boolean: "true",
  float: "1",
  blob: "c3NoLXJzYQ==",
  timestamp: "2026-11-21T12:00:00Z",
};

/** A value that an honest client could send for a parameter. */
export function plausible(estate: Estate, name: string, type: string): string {
  const plain = name.replace(/\.\d+$/, "");
  const prefix = PREFIXES.find(([pattern]) => pattern.test(plain))?.[1];
  return (
    estate.get(prefix ?? "") ?? BY_TYPE[type] ?? BY_NAME.find(([pattern]) => pattern.test(plain))?.[1] ?? "something"
  );
}
