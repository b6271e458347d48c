import type { Cloud, Zone } from "@stackgate/cloudstack";
import type { Ec2Config } from "@stackgate/gateway";
import { Ec2Error } from "../wire/error";

/** How requests name a zone. */
export interface ZoneRequest {
  readonly AvailabilityZone?: string | undefined;
  readonly AvailabilityZoneId?: string | undefined;
}

/** The zone's name as an availability zone: the configured one, or CloudStack's. */
export const zoneName = (cloudName: string, { zones }: Pick<Ec2Config, "zones">): string =>
  zones.get(cloudName) ?? cloudName;

type ZoneContext = { readonly cloud: Cloud; readonly config: Pick<Ec2Config, "zones"> };

/** The zone that a request names, if it does. @throws Ec2Error InvalidZone.NotFound, InvalidParameterCombination */
export async function askedZone(
  { AvailabilityZone: name, AvailabilityZoneId: id }: ZoneRequest,
  context: ZoneContext,
): Promise<Zone | undefined> {
  const written = name ?? id;
  if (written === undefined) return undefined;
  const zone = await findZone(written, context);
  if (id !== undefined && (await findZone(id, context)).id !== zone.id) {
    throw new Ec2Error("InvalidParameterCombination", `'${name}' and '${id}' are not the same zone`);
  }
  return zone;
}

/** By its name or its id. @throws Ec2Error InvalidZone.NotFound */
export async function findZone(name: string, { cloud, config }: ZoneContext): Promise<Zone> {
  const zones = await cloud.catalogue("listZones", {});
  const zone = zones.find((candidate) => zoneName(candidate.name ?? "", config) === name || candidate.id === name);
  if (!zone) throw new Ec2Error("InvalidZone.NotFound", `The zone '${name}' does not exist`);
  return zone;
}
