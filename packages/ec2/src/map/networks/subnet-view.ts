import type { Network, Zone } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Subnet } from "../../model/types.generated";
import type { AccountTags } from "../account-tags";
import { SETTLED } from "../instances/settled";
import { reservedTag, tagsOf } from "../tags";
import { zoneName } from "../zones";
import { blockOf } from "./cidr";
import { isPicked, isShared, type Landscape, pickedNetwork, picksNetwork, subnetUuid } from "./landscape";
import { USUAL_GUEST_CIDR } from "./vpc-view";
import { defaultVpcUuid, vpcIdOfNetwork } from "./vpcs";

type SubnetContext = Pick<Ec2Context, "ids" | "caller" | "owner" | "config">;

/** The reserved tag of a tier whose instances get a public address by themselves. */
export const PUBLIC_TAG = "map-public-ip";

export const givesPublicAddresses = (network: Network): boolean => reservedTag(network, PUBLIC_TAG) === "true";

/**
 * All subnets: the networks, and in zones without a shared one a default subnet that stands for "the network that
 * CloudStack picks or makes". It goes by the zone's UUID, also once there is such a network.
 * @param notes where the tags of such a subnet stand; answers that show none do without
 */
export function subnetViews({ zones, networks }: Landscape, context: SubnetContext, notes?: AccountTags): Subnet[] {
  const firstOfZone = new Map(
    networks
      .filter(isShared)
      .map((network) => [network.zoneid, network.id])
      .reverse() as [string, string][],
  );
  return [
    ...zones
      .filter((zone) => picksNetwork(zone, networks) && !pickedNetwork(zone.id, networks))
      .map((zone) => pickedSubnet(zone, context, notes)),
    ...networks
      .filter(({ type }) => type !== "L2")
      .map((network) =>
        networkSubnet(network, networks, firstOfZone.get(network.zoneid ?? "") === network.id, context, notes),
      ),
  ];
}

function networkSubnet(
  network: Network,
  networks: readonly Network[],
  isFirst: boolean,
  context: SubnetContext,
  notes: AccountTags | undefined,
): Subnet {
  return {
    ...common(subnetUuid(network, networks), network.cidr ?? "", network.zoneid, network.zonename ?? "", context),
    State: network.state === "Shutdown" || network.state === "Destroy" ? "unavailable" : "available",
    VpcId: vpcIdOfNetwork(network, networks, context),
    DefaultForAz: isFirst || isPicked(network, networks),
    MapPublicIpOnLaunch: isShared(network) || givesPublicAddresses(network),
    Tags: isPicked(network, networks) ? defaultSubnetTags(network.zoneid, notes) : tagsOf(network),
  };
}

function pickedSubnet(zone: Zone, context: SubnetContext, notes: AccountTags | undefined): Subnet {
  return {
    ...common(zone.id, USUAL_GUEST_CIDR, zone.id, zone.name, context),
    State: "available",
    VpcId: context.ids.of("vpc", defaultVpcUuid(context)),
    DefaultForAz: true,
    MapPublicIpOnLaunch: false,
    Tags: defaultSubnetTags(zone.id, notes),
  };
}

/** A zone's default subnet keeps its tags where it keeps its id: not at the network behind it. */
const defaultSubnetTags = (zoneId = "", notes?: AccountTags) => notes?.of("subnet", zoneId) ?? [];

function common(
  uuid: string,
  cidr: string,
  zoneId: string | undefined,
  zone: string,
  { ids, owner, config }: SubnetContext,
) {
  const block = blockOf(cidr);
  const SubnetId = ids.of("subnet", uuid);
  return {
    SubnetId,
    SubnetArn: `arn:aws:ec2:${config.region}:${owner}:subnet/${SubnetId}`,
    CidrBlock: cidr,
    // CloudStack doesn't say how many are taken: the block without its network, router and broadcast addresses.
    AvailableIpAddressCount: block ? Math.max(block.last - block.first - 2, 0) : 0,
    AvailabilityZone: zoneName(zone, config),
    AvailabilityZoneId: zoneId,
    OwnerId: owner,
    AssignIpv6AddressOnCreation: false,
    MapCustomerOwnedIpOnLaunch: false,
    EnableDns64: false,
    Ipv6Native: false,
    Ipv6CidrBlockAssociationSet: [],
    PrivateDnsNameOptionsOnLaunch: SETTLED.PrivateDnsNameOptions,
  };
}
