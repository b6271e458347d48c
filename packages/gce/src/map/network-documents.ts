import type { Context } from "../context";
import type { Network as NetworkDocument, Subnetwork as SubnetworkDocument } from "../model/types.generated";
import { fingerprint } from "../support/hash";
import { numericId } from "./ids";
import type { Network, Subnetwork } from "./networks";
import { creationTimestamp, timestamp } from "./time";

/** CloudStack shows a name where no text was given. */
const textOf = ({ name, displaytext }: { readonly name: string; readonly displaytext?: string }): string | undefined =>
  displaytext === name ? undefined : displaytext;

export function networkDocument(network: Network, { links }: Pick<Context, "links">): NetworkDocument {
  const { name, uuid, vpc, subnetworks } = network;
  const first = subnetworks[0]?.cloud;
  const made = vpc ?? first;
  return {
    kind: "compute#network",
    id: numericId(uuid),
    creationTimestamp: creationTimestamp(made?.created) ?? timestamp(0),
    name,
    description: made && textOf(made),
    autoCreateSubnetworks: vpc === undefined,
    subnetworks: subnetworks.map((part) => links.regional(part.zone.region, "subnetworks", part.name)),
    routingConfig: { routingMode: "REGIONAL" },
    ...(first?.privatemtu !== undefined && { mtu: first.privatemtu }),
    selfLink: links.global("networks", name),
  };
}

export function subnetworkDocument(
  { name, zone, cloud }: Subnetwork,
  network: string,
  { links }: Pick<Context, "links">,
): SubnetworkDocument {
  return {
    kind: "compute#subnetwork",
    id: numericId(cloud.id),
    creationTimestamp: creationTimestamp(cloud.created) ?? timestamp(0),
    name,
    description: textOf(cloud),
    network: links.global("networks", network),
    ipCidrRange: cloud.cidr ?? "",
    gatewayAddress: cloud.gateway ?? "",
    region: links.region(zone.region),
    privateIpGoogleAccess: false,
    purpose: "PRIVATE",
    stackType: "IPV4_ONLY",
    fingerprint: fingerprint([cloud.id, cloud.cidr]),
    selfLink: links.regional(zone.region, "subnetworks", name),
  };
}
