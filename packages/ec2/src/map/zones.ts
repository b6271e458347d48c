import type { Cloud, Zone } from "@stackgate/cloudstack";
import type { Ec2Config } from "@stackgate/gateway";
import { Ec2Error } from "../wire/error";

/** The zone's name as an availability zone: the configured one, or CloudStack's. */
export const zoneName = (cloudName: string, { zones }: Pick<Ec2Config, "zones">): string =>
  zones.get(cloudName) ?? cloudName;

/** @throws Ec2Error InvalidZone.NotFound */
export async function findZone(
  name: string,
  { cloud, config }: { readonly cloud: Cloud; readonly config: Pick<Ec2Config, "zones"> },
): Promise<Zone> {
  const zones = await cloud.catalogue("listZones", {});
  const zone = zones.find((candidate) => zoneName(candidate.name ?? "", config) === name || candidate.id === name);
  if (!zone) throw new Ec2Error("InvalidZone.NotFound", `The zone '${name}' does not exist`);
  return zone;
}
