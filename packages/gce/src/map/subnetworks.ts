import type { Context } from "../context";
import { notFound } from "../wire/errors";
import { isCalled } from "./ids";
import { listNetworks, type Network, type Subnetwork } from "./networks";

export interface PlacedSubnetwork {
  readonly network: Network;
  readonly subnetwork: Subnetwork;
}

/** Every subnetwork, with its network. */
export const listSubnetworks = async (context: Context): Promise<readonly PlacedSubnetwork[]> =>
  (await listNetworks(context)).flatMap((network) =>
    network.subnetworks.map((subnetwork) => ({ network, subnetwork })),
  );

/** The subnetwork that a path names. */
export async function findSubnetwork(context: Context, region: string, wanted: string): Promise<PlacedSubnetwork> {
  const found = (await listSubnetworks(context)).find(
    ({ subnetwork: { name, zone, cloud } }) => zone.region === region && isCalled(wanted, name, cloud.id),
  );
  if (!found) throw notFound(`projects/${context.project.name}/regions/${region}/subnetworks/${wanted}`);
  return found;
}
