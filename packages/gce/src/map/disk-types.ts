import type { DiskOffering } from "@stackgate/cloudstack";
import type { Context } from "../context";
import type { DiskType as DiskTypeDocument } from "../model/types.generated";
import { derivedUuid } from "../support/hash";
import { invalidField } from "../wire/errors";
import { nameInZone } from "../wire/links";
import { numericId } from "./ids";
import { uniqueNames } from "./names";
import { creationTimestamp } from "./time";
import type { Zone } from "./zones";

/** A disk offering under one of the names that clients use for it. */
export interface DiskType {
  readonly name: string;
  readonly offering: DiskOffering;
}

/** What clients name by default, and what boot disks are shown as: the first offering of free size, unless configured. */
export const STANDARD = "pd-standard";
/** What a disk of free size is made with if nobody says, in GB; Compute Engine's own 500 would exceed most limits here. */
const USUAL_SIZE = 10;

/** Offerings under the slugs of their names and under the names that the operator gave them. */
export async function listDiskTypes({
  cloud,
  config,
}: Pick<Context, "cloud" | "config">): Promise<readonly DiskType[]> {
  const offerings = await cloud.catalogue("listDiskOfferings", {});
  const free = offerings.find(({ iscustomized }) => iscustomized);
  const aliases = [...config.diskTypes].flatMap(([alias, wanted]): [string, DiskOffering][] => {
    const offering = offerings.find(({ id, name }) => id === wanted || name === wanted);
    return offering ? [[alias, offering]] : [];
  });
  const named = new Map([
    ...(free ? ([[STANDARD, free]] as const) : []),
    ...uniqueNames(offerings, ({ name }) => name),
    ...aliases,
  ]);
  return [...named].map(([name, offering]) => ({ name, offering }));
}

/** An offering without zones exists in all. */
export const hasDiskType = ({ offering: { zoneid } }: DiskType, zone: Zone): boolean =>
  zoneid === undefined || zoneid.split(",").includes(zone.uuid);

export async function findDiskType(context: Context, zone: Zone, name: string): Promise<DiskType | undefined> {
  return (await listDiskTypes(context)).find((type) => type.name === name && hasDiskType(type, zone));
}

/** The type that a client's link names; without one the usual. */
export async function diskTypeLinked(context: Context, zone: Zone, field: string, link?: string): Promise<DiskType> {
  const name = link ? nameInZone(field, link, zone.name, "diskTypes") : STANDARD;
  const types = (await listDiskTypes(context)).filter((type) => hasDiskType(type, zone));
  const found = types.find((type) => type.name === name);
  if (found) return found;
  const known = types.map((type) => type.name).join(", ");
  throw invalidField(field, name, `There is no such disk type in zone '${zone.name}'. There are: ${known}.`);
}

/** The name that a disk's offering goes by: clients that asked for `pd-standard`, as they do by default, compare. */
export function diskTypeName(offeringId: string | undefined, types: readonly DiskType[]): string {
  const own = types.filter(({ offering }) => offering.id === offeringId).map(({ name }) => name);
  return own.length === 0 || own.includes(STANDARD) ? STANDARD : (own.at(-1) ?? STANDARD);
}

/** The size, in GB, that createVolume needs: only offerings of free size take one. */
export function sizeFor({ offering, name }: DiskType, sizeGb: number | undefined): { readonly size?: number } {
  if (offering.iscustomized) return { size: sizeGb ?? USUAL_SIZE };
  if (sizeGb !== undefined && sizeGb !== offering.disksize) {
    throw invalidField("resource.sizeGb", sizeGb, `Disks of type '${name}' have ${offering.disksize} GB.`);
  }
  return {};
}

export function diskTypeDocument(
  { name, offering }: DiskType,
  zone: Zone,
  { links }: Pick<Context, "links">,
): DiskTypeDocument {
  const { disksize, iscustomized, displaytext, created } = offering;
  return {
    kind: "compute#diskType",
    id: numericId(derivedUuid(`disk type ${offering.id} ${name}`)),
    creationTimestamp: creationTimestamp(created),
    name,
    description: displaytext,
    defaultDiskSizeGb: String(iscustomized ? USUAL_SIZE : (disksize ?? USUAL_SIZE)),
    validDiskSize: iscustomized ? "1GB-65536GB" : `${disksize}GB-${disksize}GB`,
    zone: links.zone(zone.name),
    selfLink: links.zonal(zone.name, "diskTypes", name),
  };
}
