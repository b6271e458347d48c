import type { ParametersOf } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Filter } from "../../model/types.generated";
import { exactValues } from "../filters";
import { zoneName } from "../zones";

type Narrowed = Pick<ParametersOf<"listVirtualMachines">, "zoneid" | "tags">;

/**
 * What of the filters CloudStack can do: it then lists less, and ours still decide. One zone, and one tag, for of several
 * tags it lists what has any. A zone it does not know would be refused, so that it is left to us.
 */
export async function narrowed(
  filters: readonly Filter[] = [],
  { cloud, config }: Pick<Ec2Context, "cloud" | "config">,
): Promise<Narrowed> {
  const [zone, ...otherZones] = exactValues(filters, "availability-zone") ?? [];
  const zones = zone === undefined || otherZones.length > 0 ? [] : await cloud.catalogue("listZones", {});
  const zoneid = zones.find(({ name }) => zoneName(name, config) === zone)?.id;
  const [tag] = filters.flatMap(({ Name: name = "" }) => {
    const [value, ...others] = name.startsWith("tag:") ? (exactValues(filters, name) ?? []) : [];
    return value === undefined || value === "" || others.length > 0 ? [] : [{ key: name.slice("tag:".length), value }];
  });
  return { zoneid, tags: tag && [tag] };
}
