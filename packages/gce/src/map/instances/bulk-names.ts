import type { Context } from "../../context";
import { invalidField } from "../../wire/errors";
import { isName } from "../names";
import type { Zone } from "../zones";
import { instanceName } from "./name";
import { isInstance } from "./view";

/** The next free names of a pattern: `vm-###` gives vm-001, vm-002, ... as many as wanted. One upstream call. */
export async function freeNames(
  { cloud }: Context,
  zone: Zone,
  pattern: string,
  count: number,
): Promise<readonly string[]> {
  const [, prefix, hashes] = /^([a-z][-a-z0-9]*?)(#+)$/.exec(pattern) ?? [];
  if (prefix === undefined || hashes === undefined || !isName(prefix + hashes.replaceAll("#", "0"))) {
    throw invalidField("resource.namePattern", pattern, "It must be a name that ends with one or more '#'.");
  }
  const machines = await cloud.list("listVirtualMachines", { zoneid: zone.uuid, keyword: prefix, details: ["min"] });
  const taken = new Set(machines.filter(isInstance).map(instanceName));
  const names: string[] = [];
  for (let number = 1; names.length < count; number += 1) {
    const name = prefix + String(number).padStart(hashes.length, "0");
    if (!taken.has(name)) names.push(name);
  }
  return names;
}
