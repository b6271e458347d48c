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

const byCreation = (a: Network | VPC, b: Network | VPC): number =>
  `${a.created} ${a.id}` < `${b.created} ${b.id}` ? -1 : 1;

export const isShared = ({ type }: Network): boolean => type === "Shared";
/** Networks that are a VPC and its only subnet at once. */
export const standsAlone = ({ type, vpcid }: Network): boolean => type === "Isolated" && vpcid === undefined;
/** Zones where CloudStack picks the network, or makes one, for instances that name none. */
export const picksNetwork = (zone: Zone, networks: readonly Network[]): boolean =>
  !networks.some((network) => isShared(network) && network.zoneid === zone.id);
