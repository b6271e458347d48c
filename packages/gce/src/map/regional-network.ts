import type { Network } from "@stackgate/cloudstack";
import type { Context } from "../context";
import { GceError, invalidField } from "../wire/errors";
import { hasSecurityGroups, listGuestNetworks } from "./guest-networks";
import { regionNamed, type Zone } from "./zones";

/** The zones of a region whose networks have public addresses of their own. */
export async function zonesWithAddresses(context: Context, region: string): Promise<readonly Zone[]> {
  const zones = (await regionNamed(context, region)).filter((zone) => !hasSecurityGroups(zone));
  if (zones.length === 0) throw invalidField("region", region, "Its zones have no public addresses to reserve.");
  return zones;
}

/** The isolated network that a region's addresses and load balancing belong to: the configured one, else the oldest. */
export async function regionalNetwork(context: Context, region: string): Promise<Network> {
  const zones = await zonesWithAddresses(context, region);
  const networks = (await listGuestNetworks(context)).filter(
    ({ zoneid, vpcid, type }) =>
      vpcid === undefined && type === "Isolated" && zones.some(({ uuid }) => uuid === zoneid),
  );
  const configured = zones.map(
    ({ name, cloud }) => context.config.networks.get(cloud.name ?? "") ?? context.config.networks.get(name),
  );
  const network =
    networks.find(({ id, name }) => configured.includes(id) || configured.includes(name)) ??
    networks.toSorted((a, b) => ((a.created ?? "") < (b.created ?? "") ? -1 : 1))[0];
  if (!network) throw new GceError("resourceNotReady", `Region '${region}' has no network yet: make one first.`);
  return network;
}
