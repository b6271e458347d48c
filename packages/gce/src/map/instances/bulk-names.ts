import type { VirtualMachine } from "@stackgate/cloudstack";
import { invalidField } from "../../wire/errors";
import { isName } from "../names";
import { instanceName } from "./name";

/** A pattern of names: `vm-###` gives vm-001, vm-002, ... */
export interface NamePattern {
  readonly prefix: string;
  readonly digits: number;
}

export function namePattern(pattern: string): NamePattern {
  const [, prefix, hashes] = /^([a-z][-a-z0-9]*?)(#+)$/.exec(pattern) ?? [];
  if (prefix === undefined || hashes === undefined || !isName(prefix + hashes.replaceAll("#", "0"))) {
    throw invalidField("resource.namePattern", pattern, "It must be a name that ends with one or more '#'.");
  }
  return { prefix, digits: hashes.length };
}

/** The next names of a pattern that no machine has, as many as wanted. */
export function freeNames(
  { prefix, digits }: NamePattern,
  count: number,
  machines: readonly VirtualMachine[],
): readonly string[] {
  const taken = new Set(machines.map(instanceName));
  const names: string[] = [];
  for (let number = 1; names.length < count; number += 1) {
    const name = prefix + String(number).padStart(digits, "0");
    if (!taken.has(name)) names.push(name);
  }
  return names;
}
