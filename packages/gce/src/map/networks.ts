import type { Network as CloudNetwork, VPC } from "@stackgate/cloudstack";
import type { Context } from "../context";
import { derivedUuid } from "../support/hash";
import { invalidField } from "../wire/errors";
import { DEFAULT_NETWORK, listGuestNetworks, networkNames } from "./guest-networks";
import { isCalled } from "./ids";
import { slug, uniqueNames } from "./names";
import { ownLink } from "./own-links";
import { listZones, type Zone } from "./zones";

/** The reserved tag on networks that were made here: firewalls of `default` don't reach into them. */
export const NETWORK = "network";

/** A CloudStack network or VPC tier: the part of a network that lies in one zone. */
export interface Subnetwork {
  readonly name: string;
  readonly zone: Zone;
  readonly cloud: CloudNetwork;
}

/**
 * Compute Engine's networks are global, CloudStack's lie in a zone: `default` is what zones with security groups have, a VPC is a
 * network with its tiers, and other networks are one if they are called alike, with a subnetwork in each zone.
 */
export interface Network {
  readonly name: string;
  readonly uuid: string;
  readonly vpc?: VPC;
  readonly subnetworks: readonly Subnetwork[];
}

type Needs = Pick<Context, "cloud" | "config" | "project">;

/** Every network, `default` first, whether or not a zone has one. */
export async function listNetworks(context: Needs): Promise<readonly Network[]> {
  const [zones, networks, vpcs] = await Promise.all([
    listZones(context),
    listGuestNetworks(context),
    context.cloud.catalogue("listVPCs"),
  ]);
  const parts = new Map<string, Subnetwork[]>([[DEFAULT_NETWORK, []]]);
  for (const vpc of vpcs) parts.set(slug(vpc.name), []);
  for (const { network, ...subnetwork } of subnetworksOf(networks, zones)) {
    parts.set(network, [...(parts.get(network) ?? []), subnetwork]);
  }
  return [...parts].map(([name, subnetworks]) => {
    const vpc = vpcs.find((candidate) => slug(candidate.name) === name);
    const uuid = vpc?.id ?? (name === DEFAULT_NETWORK ? undefined : subnetworks[0]?.cloud.id);
    return {
      name,
      uuid: uuid ?? derivedUuid(`network ${context.project.uuid} ${name}`),
      subnetworks,
      ...(vpc && { vpc }),
    };
  });
}

/** Subnetwork names are unique in a region, across networks. */
function subnetworksOf(networks: readonly CloudNetwork[], zones: readonly Zone[]) {
  const placed = networks.flatMap((cloud) => {
    const zone = zones.find(({ uuid }) => uuid === cloud.zoneid);
    return zone ? [{ id: cloud.id, zone, cloud, ...networkNames(cloud, zone) }] : [];
  });
  const regions = [...new Set(placed.map(({ zone }) => zone.region))].sort();
  return regions.flatMap((region) => {
    const inRegion = placed.filter(({ zone }) => zone.region === region);
    return [...uniqueNames(inRegion, ({ subnetwork }) => subnetwork)].map(([name, { network, zone, cloud }]) => ({
      name,
      network,
      zone,
      cloud,
    }));
  });
}

/** The network that a path parameter names. */
export async function findNetwork(context: Needs, wanted: string): Promise<Network | undefined> {
  return (await listNetworks(context)).find(({ name, uuid }) => isCalled(wanted, name, uuid));
}

/** The network that a field's link names; without a link `default`. */
export async function networkLinked(context: Needs, field: string, link: string | undefined): Promise<Network> {
  const wanted = link ? ownLink(context, field, link, "networks").name : DEFAULT_NETWORK;
  const network = await findNetwork(context, wanted);
  if (!network) throw invalidField(field, wanted, "The referenced network resource cannot be found.");
  return network;
}
