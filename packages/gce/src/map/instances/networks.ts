import type { Network as CloudNetwork } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { GceError, invalidField } from "../../wire/errors";
import { DEFAULT_NETWORK, hasSecurityGroups, listGuestNetworks, networkNames } from "../guest-networks";
import { isCalled } from "../ids";
import { slug } from "../names";
import { ownLink } from "../own-links";
import type { Zone } from "../zones";

/** What an instance's interface asks for. */
export interface WantedNetwork {
  readonly network?: string | undefined;
  readonly subnetwork?: string | undefined;
}

/**
 * The CloudStack network behind an interface of a new instance. `undefined`: the zone's own choice, which is the guest network
 * of a Basic zone, or the account's only isolated network, or one that CloudStack makes.
 */
export async function networkWanted(
  context: Context,
  zone: Zone,
  wanted: WantedNetwork,
  field: string,
): Promise<CloudNetwork | undefined> {
  const inZone = (await listGuestNetworks(context)).filter(({ zoneid }) => zoneid === zone.uuid);
  const { subnetwork: subnetworkLink, network: networkLink } = wanted;
  if (subnetworkLink) {
    const { name } = ownLink(context, `${field}.subnetwork`, subnetworkLink, "subnetworks");
    const found = inZone.find((network) => isCalled(name, networkNames(network, zone).subnetwork, network.id ?? ""));
    if (found || name === DEFAULT_NETWORK) return found ?? defaultNetwork(context, zone, inZone);
    throw invalidField(`${field}.subnetwork`, subnetworkLink, `There is no such subnetwork in zone '${zone.name}'.`);
  }
  const name = networkLink ? ownLink(context, `${field}.network`, networkLink, "networks").name : DEFAULT_NETWORK;
  const matching = inZone.filter((network) => isCalled(name, networkNames(network, zone).network, network.id ?? ""));
  if (matching.length > 1 && name !== DEFAULT_NETWORK) {
    throw new GceError("invalid", `Network '${name}' has several subnetworks: '${field}.subnetwork' must be named.`);
  }
  if (name === DEFAULT_NETWORK) return defaultNetwork(context, zone, matching.length > 0 ? matching : inZone);
  const [found] = matching;
  if (!found) throw invalidField(`${field}.network`, networkLink, `There is no such network in zone '${zone.name}'.`);
  return found;
}

/**
 * The networks behind all interfaces of a new instance, that of the first at the front. Several must be known by name, since CloudStack
 * takes all or none, and it attaches a machine to a network only once.
 */
export async function networksWanted(
  context: Context,
  zone: Zone,
  [first = {}, ...more]: readonly WantedNetwork[],
  field: string,
): Promise<readonly [CloudNetwork | undefined, ...CloudNetwork[]]> {
  if (more.length > 0 && hasSecurityGroups(zone)) {
    throw invalidField(field, more.length + 1, "Instances in this zone have one interface.");
  }
  const network = await networkWanted(context, zone, first, `${field}[0]`);
  const others = await Promise.all(
    more.map((wanted, index) => networkWanted(context, zone, wanted, `${field}[${index + 1}]`)),
  );
  if (others.length === 0) return [network];
  const found = [network, ...others];
  const known = others.filter((one) => one !== undefined);
  if (network === undefined || known.length < others.length) {
    throw invalidField(field, more.length + 1, "Of several interfaces each must name a network that is there.");
  }
  if (new Set(found.map((one) => one?.id)).size < found.length) {
    throw invalidField(field, more.length + 1, "An instance has one interface in a network.");
  }
  return [network, ...known];
}

/** The network behind `default`: configured, else the guest network of a zone with security groups, else the account's only one. */
function defaultNetwork(context: Context, zone: Zone, candidates: readonly CloudNetwork[]): CloudNetwork | undefined {
  const configured = context.config.networks.get(zone.cloud.name ?? "") ?? context.config.networks.get(zone.name);
  if (configured !== undefined) {
    return candidates.find(({ id, name }) => id === configured || name === configured);
  }
  const outside = candidates.filter(({ vpcid }) => vpcid === undefined);
  if (outside.length > 1 && !hasSecurityGroups(zone)) {
    const names = outside.map(({ name }) => slug(name ?? "")).join(", ");
    throw new GceError("invalid", `Zone '${zone.name}' has several networks (${names}): the network must be named.`);
  }
  return outside[0];
}
