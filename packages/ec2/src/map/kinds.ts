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

/**
 * Every kind of resource that has ids, and EC2's words for them. They don't follow one rule, and for some EC2 has no code
 * of its own for a wrong form: such an id is one that is not found.
 */
export const KINDS = {
  instance: kind(
    "i",
    "instance ID",
    "InvalidInstanceID.Malformed",
    "InvalidInstanceID.NotFound",
    "listVirtualMachines",
  ),
  volume: kind("vol", "volume", "InvalidVolumeID.Malformed", "InvalidVolume.NotFound", "listVolumes"),
  snapshot: kind("snap", "snapshot", "InvalidSnapshotID.Malformed", "InvalidSnapshot.NotFound", "listSnapshots"),
  image: kind("ami", "image id", "InvalidAMIID.Malformed", "InvalidAMIID.NotFound", "listTemplates"),
  keyPair: kind("key", "key pair", "InvalidKeyPairID.Malformed", "InvalidKeyPair.NotFound", "listSSHKeyPairs"),
  securityGroup: kind(
    "sg",
    "security group",
    "InvalidGroupId.Malformed",
    "InvalidGroup.NotFound",
    "listSecurityGroups",
  ),
  securityGroupRule: kind(
    "sgr",
    "security group rule ID",
    "InvalidSecurityGroupRuleId.Malformed",
    "InvalidSecurityGroupRuleId.NotFound",
  ),
  vpc: kind("vpc", "vpc ID", "InvalidVpcID.Malformed", "InvalidVpcID.NotFound", ...NETWORKS),
  subnet: kind(
    "subnet",
    "subnet ID",
    "InvalidSubnetID.Malformed",
    "InvalidSubnetID.NotFound",
    "listNetworks",
    "listZones",
  ),
  networkAcl: kind(
    "acl",
    "networkAcl ID",
    "InvalidNetworkAclId.Malformed",
    "InvalidNetworkAclID.NotFound",
    "listNetworkACLLists",
  ),
  networkAclAssociation: kind(
    "aclassoc",
    "association ID",
    "InvalidAssociationID.NotFound",
    "InvalidAssociationID.NotFound",
    "listNetworks",
  ),
  networkInterface: kind(
    "eni",
    "networkInterface ID",
    "InvalidNetworkInterfaceId.Malformed",
    "InvalidNetworkInterfaceID.NotFound",
    "listVirtualMachines",
  ),
  attachment: kind(
    "eni-attach",
    "attachment ID",
    "InvalidNetworkInterfaceAttachmentId.Malformed",
    "InvalidAttachmentID.NotFound",
    "listVirtualMachines",
  ),
  address: kind(
    "eipalloc",
    "allocation ID",
    "InvalidAllocationID.NotFound",
    "InvalidAllocationID.NotFound",
    "listPublicIpAddresses",
  ),
  addressAssociation: kind(
    "eipassoc",
    "association ID",
    "InvalidAssociationID.NotFound",
    "InvalidAssociationID.NotFound",
    "listPublicIpAddresses",
  ),
  internetGateway: kind(
    "igw",
    "internetGateway ID",
    "InvalidInternetGatewayId.Malformed",
    "InvalidInternetGatewayID.NotFound",
    ...NETWORKS,
  ),
  natGateway: kind("nat", "NAT gateway", "NatGatewayMalformed", "NatGatewayNotFound", "listPublicIpAddresses"),
  routeTable: kind(
    "rtb",
    "routeTable ID",
    "InvalidRouteTableId.Malformed",
    "InvalidRouteTableID.NotFound",
    ...NETWORKS,
  ),
  routeTableAssociation: kind(
    "rtbassoc",
    "association ID",
    "InvalidAssociationID.NotFound",
    "InvalidAssociationID.NotFound",
    ...NETWORKS,
  ),
  dhcpOptions: kind(
    "dopt",
    "dhcpOptions ID",
    "InvalidDhcpOptionsId.Malformed",
    "InvalidDhcpOptionsID.NotFound",
    ...NETWORKS,
  ),
  vpnGateway: kind(
    "vgw",
    "vpnGateway ID",
    "InvalidVpnGatewayID.NotFound",
    "InvalidVpnGatewayID.NotFound",
    "listVpnGateways",
  ),
  customerGateway: kind(
    "cgw",
    "customerGateway ID",
    "InvalidCustomerGatewayId.Malformed",
    "InvalidCustomerGatewayID.NotFound",
    "listVpnCustomerGateways",
  ),
  vpnConnection: kind(
    "vpn",
    "vpnConnection ID",
    "InvalidVpnConnectionID.NotFound",
    "InvalidVpnConnectionID.NotFound",
    "listVpnConnections",
  ),
  placementGroup: kind(
    "pg",
    "placement group",
    "InvalidPlacementGroupId.Malformed",
    "InvalidPlacementGroup.Unknown",
    "listAffinityGroups",
  ),
} satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

function kind(
  prefix: string,
  noun: string,
  malformed: string,
  notFound: string,
  ...lists: readonly ListCommand[]
): Kind {
  return { prefix, noun, malformed, notFound, lists };
}
