import type { PublicIpAddress, SecurityGroup, VirtualMachine } from "@stackgate/cloudstack";
import { enforce } from "@stackgate/gateway";
import type { Context } from "../../context";
import { DEFAULT_NETWORK } from "../guest-networks";
import { reservedTag } from "../labels";
import { groupsOf } from "../membership";
import { EVERYONE, groupOf, tagOf } from "../network-tags";
import { listNetworks, NETWORK, type Network } from "../networks";
import { listZones } from "../zones";

/**
 * Brings the rules at addresses in step, after a change of a firewall, a membership or an address. Two at once (gcloud deletes
 * firewalls in one batch) would each make or delete what the other just has.
 *
 * @param addressIds the addresses to look at; without it all
 */
export const enforceGroups = (context: Context, addressIds?: readonly string[]): Promise<void> =>
  context.enforcing.join(`${context.caller.apiKey} ${context.project.uuid}`, addressIds, async (all) => {
    const some = all.every((ids) => ids !== undefined) ? new Set(all.flat()) : undefined;
    const [zones, networks] = await Promise.all([listZones(context), listNetworks(context)]);
    await enforce(context.cloud, {
      zones: zones.map(({ cloud }) => cloud),
      at: ({ id }) => some?.has(id) ?? true,
      reaching: (machine, address, groups) => groupsReaching(machine, address, groups, networks),
    });
  });

/** The groups whose rules hold for a machine: its own and `default`, of its network and, unless that was made here, of `default`. */
function groupsReaching(
  machine: VirtualMachine,
  { associatednetworkid }: PublicIpAddress,
  groups: readonly SecurityGroup[],
  networks: readonly Network[],
): readonly SecurityGroup[] {
  const network = networks.find(({ subnetworks }) => subnetworks.some(({ cloud }) => cloud.id === associatednetworkid));
  const madeHere = network?.subnetworks.some(({ cloud }) => reservedTag(cloud, NETWORK) !== undefined) ?? false;
  const names = [...(network ? [network.name] : []), ...(madeHere ? [] : [DEFAULT_NETWORK])];
  const tags = new Set([EVERYONE, ...groupsOf(machine, groups).map((group) => tagOf(group).tag)]);
  return names.flatMap((name) => [...tags].flatMap((tag) => groupOf(groups, name, tag) ?? []));
}
