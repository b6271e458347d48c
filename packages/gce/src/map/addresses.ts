import type { PublicIpAddress } from "@stackgate/cloudstack";
import type { Context } from "../context";
import type { Address as AddressDocument } from "../model/types.generated";
import { notFound } from "../wire/errors";
import { type Scope, scopePath } from "../wire/links";
import { descriptionOf } from "./described";
import { isCalled, numericId } from "./ids";
import { isEphemeral } from "./instances/external-address";
import { instanceName } from "./instances/name";
import { labelFields, RESERVED_PREFIX, reservedTag } from "./labels";
import { creationTimestamp } from "./time";
import { listZones, type Zone } from "./zones";

/** The reserved tag on addresses that were taken for one forwarding rule and go with it. */
export const FOR_RULE = "for-rule";
export const isForRule = (address: PublicIpAddress): boolean => reservedTag(address, FOR_RULE) === "true";
/** The reserved tags that name an address: of its region, or a global one. */
const ADDRESS = "address";
const GLOBAL_ADDRESS = "global-address";

/** A public address that was reserved, not one that a network or a machine brought along. */
export interface Address {
  readonly name: string;
  readonly scope: Scope;
  readonly zone: Zone;
  readonly cloud: PublicIpAddress;
}

/** The tag that an address of this name and scope carries. */
export const addressTag = (scope: Scope, name: string) => ({
  key: RESERVED_PREFIX + (scope.kind === "global" ? GLOBAL_ADDRESS : ADDRESS),
  value: name,
});

/** Addresses that other tools took go by what they are: `address-192-0-2-7`. */
function namedAddress(cloud: PublicIpAddress, zone: Zone): Address {
  const global = reservedTag(cloud, GLOBAL_ADDRESS);
  if (global !== undefined) return { name: global, scope: { kind: "global" }, zone, cloud };
  const derived = `address-${(cloud.ipaddress ?? cloud.id).replace(/[^0-9a-f]+/gi, "-")}`;
  return { name: reservedTag(cloud, ADDRESS) ?? derived, scope: { kind: "region", name: zone.region }, zone, cloud };
}

/** Every reserved address of the caller, or those of one scope. */
export async function listAddresses(context: Context, scope?: Scope): Promise<readonly Address[]> {
  const [zones, addresses] = await Promise.all([listZones(context), context.cloud.list("listPublicIpAddresses")]);
  return addresses.flatMap((cloud) => {
    const zone = zones.find(({ uuid }) => uuid === cloud.zoneid);
    const reserved = !cloud.issourcenat && !cloud.issystem && !isEphemeral(cloud) && !isForRule(cloud);
    const address = zone && reserved ? namedAddress(cloud, zone) : undefined;
    return address && (!scope || scopePath(scope) === scopePath(address.scope)) ? [address] : [];
  });
}

/** The address that a path names. */
export async function findAddress(context: Context, scope: Scope, wanted: string): Promise<Address> {
  const found = (await listAddresses(context, scope)).find(({ name, cloud }) => isCalled(wanted, name, cloud.id));
  if (!found) throw notFound(`projects/${context.project.name}/${scopePath(scope)}/addresses/${wanted}`);
  return found;
}

export const addressTarget = ({ cloud, name }: Address) => ({ uuid: cloud.id, name });

export const isInUse = ({ virtualmachineid, hasrules }: PublicIpAddress): boolean =>
  virtualmachineid !== undefined || hasrules === true;

export function addressDocument(
  { name, scope, zone, cloud }: Address,
  { links }: Pick<Context, "links">,
): AddressDocument {
  const { virtualmachineid: id, virtualmachinename = "", virtualmachinedisplayname: displayname } = cloud;
  const user = id && instanceName({ id, name: virtualmachinename, ...(displayname !== undefined && { displayname }) });
  return {
    kind: "compute#address",
    id: numericId(cloud.id),
    creationTimestamp: creationTimestamp(cloud.allocated),
    name,
    description: descriptionOf(cloud),
    address: cloud.ipaddress ?? "",
    addressType: "EXTERNAL",
    networkTier: "PREMIUM",
    status: isInUse(cloud) ? "IN_USE" : "RESERVED",
    ...(user && { users: [links.zonal(zone.name, "instances", user)] }),
    ...labelFields(cloud),
    ...(scope.kind === "region" && { region: links.region(scope.name) }),
    selfLink: links.scoped(scope, "addresses", name),
  };
}
