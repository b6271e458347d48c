import type { Zone as CloudZone } from "@stackgate/cloudstack";
import type { Context } from "../context";
import { invalidField } from "../wire/errors";
import type { Scope } from "../wire/links";
import { slug } from "./names";

/** A zone under the name that Compute Engine's clients can work with. */
export interface Zone {
  /** `<a>-<b>-<letter>`; the region is what is left without the last part, and clients cut it off so. */
  readonly name: string;
  readonly region: string;
  readonly uuid: string;
  readonly cloud: CloudZone;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** `CH-GV2` -> `ch-gv2`; clients insist on two parts in a region's name. */
function regionSlug(name: string): string {
  const region = slug(name).slice(0, 60);
  return region.includes("-") ? region : `${region}-1`;
}

/** Names every zone: as configured, else its slug with `-a` (or the next letter, should two slugs be equal). */
export function nameZones(zones: readonly CloudZone[], configured: ReadonlyMap<string, string>): readonly Zone[] {
  const taken = new Set(configured.values());
  return zones.map((cloud) => {
    const name = configured.get(cloud.name ?? "") ?? freeName(regionSlug(cloud.name ?? ""), taken);
    taken.add(name);
    return { name, region: name.slice(0, name.lastIndexOf("-")), uuid: cloud.id ?? "", cloud };
  });
}

function freeName(region: string, taken: ReadonlySet<string>): string {
  for (const letter of LETTERS) if (!taken.has(`${region}-${letter}`)) return `${region}-${letter}`;
  throw new Error(`More than ${LETTERS.length} zones are called like ${region}: name them in the configuration`);
}

/** Every zone, through the catalogue. */
export async function listZones({ cloud, config }: Pick<Context, "cloud" | "config">): Promise<readonly Zone[]> {
  const zones = await cloud.catalogue("listZones", { available: true });
  const byId = [...zones].sort((a, b) => ((a.id ?? "") < (b.id ?? "") ? -1 : 1));
  return nameZones(byId, config.zones);
}

/** The zone that a path parameter or a field names. */
export async function zoneNamed(context: Context, name: string, field = "zone"): Promise<Zone> {
  const zone = (await listZones(context)).find((known) => known.name === name);
  if (!zone) throw invalidField(field, name, "Unknown zone.");
  return zone;
}

/** The zones of a region. */
export async function regionNamed(context: Context, name: string, field = "region"): Promise<readonly Zone[]> {
  const zones = (await listZones(context)).filter(({ region }) => region === name);
  if (zones.length === 0) throw invalidField(field, name, "Unknown region.");
  return zones;
}

export const zoneScope = ({ name }: Zone): Scope => ({ kind: "zone", name });

/** The scopes of aggregated lists of zonal things. */
export const zoneScopes = async (context: Context): Promise<readonly Scope[]> =>
  (await listZones(context)).map(zoneScope);

/** The scopes of aggregated lists of regional things. */
export async function regionScopes(context: Context): Promise<readonly Scope[]> {
  const regions = new Set((await listZones(context)).map(({ region }) => region));
  return [...regions].map((name): Scope => ({ kind: "region", name }));
}
