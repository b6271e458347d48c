import type { PublicIpAddress } from "@stackgate/cloudstack";
import type { Context } from "../context";
import type { Address as AddressDocument } from "../model/types.generated";
import { notFound } from "../wire/errors";
import { descriptionOf } from "./described";
import { isCalled, numericId } from "./ids";
import { isEphemeral } from "./instances/external-address";
import { instanceName } from "./instances/name";
import { labelFields, reservedTag } from "./labels";
import { creationTimestamp } from "./time";
import { listZones, type Zone } from "./zones";

/** The reserved tag on addresses that were taken for one forwarding rule and go with it. */
export const FOR_RULE = "for-rule";
export const isForRule = (address: PublicIpAddress): boolean => reservedTag(address, FOR_RULE) === "true";
/** The reserved tag that names an address. */
export const ADDRESS = "address";

/** A public address that was reserved, not one that a network or a machine brought along. */
export interface Address {
  readonly name: string;
  readonly zone: Zone;
  readonly cloud: PublicIpAddress;
}

/** Addresses that other tools took go by what they are: `address-192-0-2-7`. */
const addressName = (cloud: PublicIpAddress): string =>
  reservedTag(cloud, ADDRESS) ?? `address-${(cloud.ipaddress ?? cloud.id).replace(/[^0-9a-f]+/gi, "-")}`;

export async function listAddresses(context: Context): Promise<readonly Address[]> {
  const [zones, addresses] = await Promise.all([listZones(context), context.cloud.list("listPublicIpAddresses")]);
  return addresses.flatMap((cloud) => {
    const zone = zones.find(({ uuid }) => uuid === cloud.zoneid);
    const reserved = !cloud.issourcenat && !cloud.issystem && !isEphemeral(cloud) && !isForRule(cloud);
    return zone && reserved ? [{ name: addressName(cloud), zone, cloud }] : [];
  });
}

/** The address that a path names. */
export async function findAddress(context: Context, region: string, wanted: string): Promise<Address> {
  const found = (await listAddresses(context)).find(
    ({ name, zone, cloud }) => zone.region === region && isCalled(wanted, name, cloud.id),
  );
  if (!found) throw notFound(`projects/${context.project.name}/regions/${region}/addresses/${wanted}`);
  return found;
}

export const addressTarget = ({ cloud, name }: Address) => ({ uuid: cloud.id, name });

export const isInUse = ({ virtualmachineid, hasrules }: PublicIpAddress): boolean =>
  virtualmachineid !== undefined || hasrules === true;

export function addressDocument({ name, zone, cloud }: Address, { links }: Pick<Context, "links">): AddressDocument {
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
    region: links.region(zone.region),
    selfLink: links.regional(zone.region, "addresses", name),
  };
}
