import type { Network, VPC, Zone } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";

/** Everything that VPCs and subnets are shown from. */
export interface Landscape {
  readonly zones: readonly Zone[];
  readonly vpcs: readonly VPC[];
  readonly networks: readonly Network[];
}

/** Two lists side by side, and the cached zones: VPCs are CloudStack's own, and networks shown as such. */
export async function landscape({ cloud }: Pick<Ec2Context, "cloud">): Promise<Landscape> {
  const [zones, vpcs, networks] = await Promise.all([
    cloud.catalogue("listZones", {}),
    cloud.list("listVPCs", {}),
    cloud.list("listNetworks", {}),
  ]);
  return { zones, vpcs: [...vpcs].sort(byCreation), networks: [...networks].sort(byCreation) };
}

const byCreation = (a: Pick<Placed, "id" | "created">, b: Pick<Placed, "id" | "created">): number =>
  `${a.created} ${a.id}` < `${b.created} ${b.id}` ? -1 : 1;

export const isShared = ({ type }: Network): boolean => type === "Shared";
/** Isolated networks outside VPCs. */
export const isAlone = ({ type, vpcid }: Placed): boolean => type === "Isolated" && vpcid === undefined;

/** What a nic and its machine say of a network, too. */
export interface Placed {
  readonly id: string;
  readonly zoneid?: string | undefined;
  readonly type?: string | undefined;
  readonly vpcid?: string | undefined;
  readonly created?: string | undefined;
}

/** Zones where CloudStack picks the network, or makes one, for instances that name none. */
export const picksNetwork = (zone: Pick<Zone, "id">, networks: readonly Placed[]): boolean =>
  !networks.some((network) => network.type === "Shared" && network.zoneid === zone.id);

/** The network behind the default subnet of such a zone: the account's oldest isolated one; none before the first instance. */
export const pickedNetwork = <N extends Placed>(zoneId: string | undefined, networks: readonly N[]): N | undefined =>
  networks.filter((network) => network.zoneid === zoneId && isAlone(network)).sort(byCreation)[0];

/**
 * Whether a network is shown as its zone's default subnet. That goes by the zone's UUID, so that a client finds its
 * instances in the subnet that it named before there was a network.
 * @param networks may be older than the network: then it is its zone's first unless there is another
 */
export function isPicked(network: Placed, networks: readonly Placed[]): boolean {
  if (!isAlone(network) || !picksNetwork({ id: network.zoneid ?? "" }, networks)) return false;
  return (pickedNetwork(network.zoneid, networks)?.id ?? network.id) === network.id;
}

/** Networks that are shown as a VPC with one subnet: the isolated ones that are not their zone's default. */
export const standsAlone = (network: Placed, networks: readonly Placed[]): boolean =>
  isAlone(network) && !isPicked(network, networks);

/** The UUID that a network's subnet goes by. */
export const subnetUuid = (network: Placed, networks: readonly Placed[]): string =>
  isPicked(network, networks) ? (network.zoneid ?? network.id) : network.id;
