import type { Network, Zone } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Subnet } from "../../model/types.generated";
import { reservedTag, tagsOf } from "../tags";
import { zoneName } from "../zones";
import { blockOf } from "./cidr";
import { isPicked, isShared, type Landscape, pickedNetwork, picksNetwork, subnetUuid } from "./landscape";
import { USUAL_GUEST_CIDR } from "./vpc-view";
import { defaultVpcUuid, vpcIdOfNetwork } from "./vpcs";

type SubnetContext = Pick<Ec2Context, "ids" | "caller" | "owner" | "config">;

/** The reserved tag of a tier whose instances get a public address by themselves. */
export const PUBLIC_TAG = "map-public-ip";

/**
 * All subnets: the networks, and in zones without a shared one a default subnet that stands for "the network that
 * CloudStack picks or makes". It goes by the zone's UUID, also once there is such a network.
 */
export function subnetViews({ zones, networks }: Landscape, context: SubnetContext): Subnet[] {
  const firstOfZone = new Map(
    networks
      .filter(isShared)
      .map((network) => [network.zoneid, network.id])
      .reverse() as [string, string][],
  );
  return [
    ...zones
      .filter((zone) => picksNetwork(zone, networks) && !pickedNetwork(zone.id, networks))
      .map((zone) => pickedSubnet(zone, context)),
    ...networks
      .filter(({ type }) => type !== "L2")
      .map((network) =>
        networkSubnet(network, networks, firstOfZone.get(network.zoneid ?? "") === network.id, context),
      ),
  ];
}

function networkSubnet(
  network: Network,
  networks: readonly Network[],
  isFirst: boolean,
  context: SubnetContext,
): Subnet {
  return {
    ...common(subnetUuid(network, networks), network.cidr ?? "", network.zoneid, network.zonename ?? "", context),
    State: network.state === "Shutdown" || network.state === "Destroy" ? "unavailable" : "available",
    VpcId: vpcIdOfNetwork(network, networks, context),
    DefaultForAz: isFirst || isPicked(network, networks),
    MapPublicIpOnLaunch: isShared(network) || reservedTag(network, PUBLIC_TAG) === "true",
    Tags: tagsOf(network),
  };
}

function pickedSubnet(zone: Zone, context: SubnetContext): Subnet {
  return {
    ...common(zone.id, USUAL_GUEST_CIDR, zone.id, zone.name, context),
    State: "available",
    VpcId: context.ids.of("vpc", defaultVpcUuid(context)),
    DefaultForAz: true,
    MapPublicIpOnLaunch: false,
    Tags: [],
  };
}

function common(
  uuid: string,
  cidr: string,
  zoneId: string | undefined,
  zone: string,
  { ids, owner, config }: SubnetContext,
) {
  const block = blockOf(cidr);
  return {
    SubnetId: ids.of("subnet", uuid),
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
  };
}
