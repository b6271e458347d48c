import type { Network as CloudNetwork, Nic } from "@stackgate/cloudstack";
import type { Context } from "../context";
import { slug } from "./names";
import type { Zone } from "./zones";

/** The network that zones with security groups have, and that firewalls and instances are in which name none. */
export const DEFAULT_NETWORK = "default";

/** Whether a zone's machines are guarded by CloudStack's own security groups (Basic zones say so too). */
export const hasSecurityGroups = ({ cloud }: Zone): boolean => cloud.securitygroupsenabled === true;

/** Guest networks that the caller can use, through the catalogue; tiers of VPCs included. */
export const listGuestNetworks = ({ cloud }: Pick<Context, "cloud">): Promise<readonly CloudNetwork[]> =>
  cloud.catalogue("listNetworks", {});

/** A network or subnetwork as instances refer to it. */
export interface NetworkNames {
  readonly network: string;
  readonly subnetwork: string;
}

/**
 * What a CloudStack network is called: in zones with security groups `default`, one subnetwork a region; a tier is a subnetwork of
 * its VPC's network; any other network is a network and its only subnetwork.
 */
export function networkNames(network: Pick<CloudNetwork, "name" | "vpcid" | "vpcname">, zone: Zone): NetworkNames {
  const name = slug(network.name ?? "");
  if (network.vpcid !== undefined) return { network: slug(network.vpcname ?? network.vpcid), subnetwork: name };
  if (hasSecurityGroups(zone)) return { network: DEFAULT_NETWORK, subnetwork: DEFAULT_NETWORK };
  return { network: name, subnetwork: name };
}

/** The names of the network that an interface is in; by what the interface says of itself where the network is not listed. */
export function nicNetworkNames(nic: Nic, zone: Zone, networks: readonly CloudNetwork[]): NetworkNames {
  const network = networks.find(({ id }) => id === nic.networkid);
  return networkNames(network ?? { name: nic.networkname ?? "" }, zone);
}
