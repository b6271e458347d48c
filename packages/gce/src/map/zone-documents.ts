import type { Context } from "../context";
import type { Quota, Region, Zone as ZoneDocument } from "../model/types.generated";
import { derivedUuid } from "../support/hash";
import { numericId } from "./ids";
import { timestamp } from "./time";
import type { Zone } from "./zones";

/** CloudStack says nothing of when a zone was made; clients want some time. */
const BEGINNING = timestamp(0);

export function zoneDocument({ name, region, uuid, cloud }: Zone, { links }: Pick<Context, "links">): ZoneDocument {
  return {
    kind: "compute#zone",
    id: numericId(uuid),
    creationTimestamp: BEGINNING,
    name,
    description: cloud.name,
    status: cloud.allocationstate === "Disabled" ? "DOWN" : "UP",
    region: links.region(region),
    selfLink: links.zone(name),
  };
}

/** A region is its zones: libcloud insists on their links. */
export function regionDocument(
  name: string,
  zones: readonly Zone[],
  quotas: readonly Quota[],
  { links }: Pick<Context, "links">,
): Region {
  return {
    kind: "compute#region",
    id: numericId(derivedUuid(`region ${name}`)),
    creationTimestamp: BEGINNING,
    name,
    description: name,
    status: zones.some(({ cloud }) => cloud.allocationstate !== "Disabled") ? "UP" : "DOWN",
    zones: zones.map((zone) => links.zone(zone.name)),
    quotas,
    selfLink: links.region(name),
  };
}

/** Regions by name, with their zones. */
export function regionsOf(zones: readonly Zone[]): ReadonlyMap<string, readonly Zone[]> {
  const regions = new Map<string, readonly Zone[]>();
  for (const zone of zones) regions.set(zone.region, [...(regions.get(zone.region) ?? []), zone]);
  return regions;
}
