import type { ListCommand } from "@stackgate/cloudstack";

export interface Kind {
  readonly prefix: string;
  /** EC2's codes: an id of the wrong form, and one that names nothing. */
  readonly malformed: string;
  readonly notFound: string;
  /** How EC2 calls it in messages. */
  readonly noun: string;
  /** What lists the CloudStack resources behind it: where 8-digit ids are looked up. */
  readonly lists: readonly ListCommand[];
}

const NETWORKS = ["listVPCs", "listNetworks"] as const;

/** Every kind of resource that has ids, and EC2's words for them (they don't follow one rule). */
export const KINDS = {
  instance: kind("i", "instance ID", "InvalidInstanceID", "InvalidInstanceID.NotFound", "listVirtualMachines"),
  volume: kind("vol", "volume", "InvalidVolumeID", "InvalidVolume.NotFound", "listVolumes"),
  snapshot: kind("snap", "snapshot", "InvalidSnapshotID", "InvalidSnapshot.NotFound", "listSnapshots"),
  image: kind("ami", "image id", "InvalidAMIID", "InvalidAMIID.NotFound", "listTemplates"),
  keyPair: kind("key", "key pair", "InvalidKeyPairID", "InvalidKeyPair.NotFound", "listSSHKeyPairs"),
  securityGroup: kind("sg", "security group", "InvalidGroupId", "InvalidGroup.NotFound", "listSecurityGroups"),
  securityGroupRule: kind(
    "sgr",
    "security group rule ID",
    "InvalidSecurityGroupRuleId",
    "InvalidSecurityGroupRuleId.NotFound",
  ),
  vpc: kind("vpc", "vpc ID", "InvalidVpcId", "InvalidVpcID.NotFound", ...NETWORKS),
  subnet: kind("subnet", "subnet ID", "InvalidSubnetId", "InvalidSubnetID.NotFound", "listNetworks", "listZones"),
  networkAcl: kind(
    "acl",
    "networkAcl ID",
    "InvalidNetworkAclId",
    "InvalidNetworkAclID.NotFound",
    "listNetworkACLLists",
  ),
  networkAclAssociation: kind(
    "aclassoc",
    "association ID",
    "InvalidAssociationId",
    "InvalidAssociationID.NotFound",
    "listNetworks",
  ),
  networkInterface: kind(
    "eni",
    "networkInterface ID",
    "InvalidNetworkInterfaceId",
    "InvalidNetworkInterfaceID.NotFound",
    "listVirtualMachines",
  ),
  attachment: kind(
    "eni-attach",
    "attachment ID",
    "InvalidAttachmentId",
    "InvalidAttachmentID.NotFound",
    "listVirtualMachines",
  ),
  address: kind(
    "eipalloc",
    "allocation ID",
    "InvalidAllocationId",
    "InvalidAllocationID.NotFound",
    "listPublicIpAddresses",
  ),
  addressAssociation: kind(
    "eipassoc",
    "association ID",
    "InvalidAssociationId",
    "InvalidAssociationID.NotFound",
    "listPublicIpAddresses",
  ),
  internetGateway: kind(
    "igw",
    "internetGateway ID",
    "InvalidInternetGatewayId",
    "InvalidInternetGatewayID.NotFound",
    ...NETWORKS,
  ),
  natGateway: kind("nat", "NAT gateway", "NatGateway", "NatGatewayNotFound", "listPublicIpAddresses"),
  routeTable: kind("rtb", "routeTable ID", "InvalidRouteTableId", "InvalidRouteTableID.NotFound", ...NETWORKS),
  routeTableAssociation: kind(
    "rtbassoc",
    "association ID",
    "InvalidAssociationId",
    "InvalidAssociationID.NotFound",
    ...NETWORKS,
  ),
  dhcpOptions: kind("dopt", "dhcpOptions ID", "InvalidDhcpOptionsId", "InvalidDhcpOptionsID.NotFound", ...NETWORKS),
  vpnGateway: kind("vgw", "vpnGateway ID", "InvalidVpnGatewayId", "InvalidVpnGatewayID.NotFound", "listVpnGateways"),
  customerGateway: kind(
    "cgw",
    "customerGateway ID",
    "InvalidCustomerGatewayId",
    "InvalidCustomerGatewayID.NotFound",
    "listVpnCustomerGateways",
  ),
  vpnConnection: kind(
    "vpn",
    "vpnConnection ID",
    "InvalidVpnConnectionId",
    "InvalidVpnConnectionID.NotFound",
    "listVpnConnections",
  ),
  placementGroup: kind(
    "pg",
    "placement group",
    "InvalidPlacementGroupId",
    "InvalidPlacementGroup.Unknown",
    "listAffinityGroups",
  ),
} satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

function kind(prefix: string, noun: string, stem: string, notFound: string, ...lists: readonly ListCommand[]): Kind {
  return { prefix, noun, malformed: `${stem}.Malformed`, notFound, lists };
}
