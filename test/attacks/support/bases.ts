import { actions } from "../../../packages/ec2/src/actions";
import type { Estate } from "./estate";
import { type Leaf, leavesOf } from "./leaves";
import { plausible } from "./plausible";

export const actionNames: readonly string[] = [...actions.keys()];

/** What a well-formed request takes beyond what the shape requires. `$PREFIX`: the id of that kind. */
const MORE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RunInstances: { ImageId: "$ami", MinCount: "1", MaxCount: "1", InstanceType: "Small Instance", SubnetId: "$subnet" },
  ModifyInstanceAttribute: { "DisableApiTermination.Value": "true" },
  AuthorizeSecurityGroupIngress: { GroupId: "$sg", IpProtocol: "tcp", FromPort: "80", ToPort: "80" },
  AuthorizeSecurityGroupEgress: { GroupId: "$sg", "IpPermissions.1.IpProtocol": "tcp" },
  RevokeSecurityGroupIngress: { GroupId: "$sg", "IpPermissions.1.IpProtocol": "icmp" },
  RevokeSecurityGroupEgress: { GroupId: "$sg", "IpPermissions.1.IpProtocol": "icmp" },
  CreateVolume: { AvailabilityZone: "adv-1", Size: "1" },
  AssociateAddress: { AllocationId: "$eipalloc", InstanceId: "$i" },
  DisassociateAddress: { AssociationId: "$eipassoc" },
  ReleaseAddress: { AllocationId: "$eipalloc" },
  DeleteSecurityGroup: { GroupId: "$sg" },
  DeleteKeyPair: { KeyPairId: "$key" },
  DetachVolume: { VolumeId: "$vol" },
  ModifyVolume: { Size: "9" },
  ModifyVpcAttribute: { "EnableDnsSupport.Value": "true" },
  ModifySubnetAttribute: { "MapPublicIpOnLaunch.Value": "true" },
  CreateRoute: { DestinationCidrBlock: "10.77.0.0/16", GatewayId: "$igw" },
  ReplaceRoute: { DestinationCidrBlock: "10.77.0.0/16", GatewayId: "$igw" },
  AssociateRouteTable: { RouteTableId: "$rtb", SubnetId: "$subnet" },
  AssignPrivateIpAddresses: { SecondaryPrivateIpAddressCount: "1" },
  CreateNetworkAclEntry: { CidrBlock: "10.0.0.0/8" },
  ReplaceNetworkAclEntry: { CidrBlock: "10.0.0.0/8" },
  CreateVpnConnection: { VpnGatewayId: "$vgw", "Options.LocalIpv4NetworkCidr": "10.9.0.0/16" },
  CreateTags: { "ResourceId.1": "$i", "Tag.1.Key": "colour", "Tag.1.Value": "red" },
  DescribeInstanceAttribute: { Attribute: "instanceType" },
  DescribeVolumeAttribute: { Attribute: "productCodes" },
  DescribeSnapshotAttribute: { Attribute: "createVolumePermission" },
  DescribeVpcAttribute: { Attribute: "enableDnsSupport" },
  DescribeNetworkInterfaceAttribute: { Attribute: "description" },
};

/** A request for `action` that an honest client could send, and that says something about `leaf`. */
export function base(estate: Estate, action: string, leaf?: Leaf): Map<string, string> {
  const required = leaf?.beside ?? leavesOf(action)[0]?.beside ?? [];
  const more = Object.entries(MORE[action] ?? {}).map(
    ([name, value]) => [name, value.startsWith("$") ? (estate.get(value.slice(1)) ?? value) : value] as const,
  );
  return new Map([...required.map(({ name, type }) => [name, plausible(estate, name, type)] as const), ...more]);
}

const ID = /-[0-9a-f]{32}$/;
export const unknownId = (id: string): string => id.replace(ID, `-${"0123456789abcdef".repeat(2)}`);

/** The parameters of an action that hold ids, with the tenant's own for each. */
export function idsOf(estate: Estate, action: string): readonly (readonly [leaf: Leaf, id: string])[] {
  return leavesOf(action).flatMap((leaf) => {
    const id = plausible(estate, leaf.name, leaf.type);
    return ID.test(id) ? [[leaf, id] as const] : [];
  });
}
