import { createHash } from "node:crypto";
import type { State } from "@stackgate/simulator";

/** What no tenant's call can change, or every refused one may: catalogues, the log of events, jobs, counters. */
const APART = new Set([
  "domains",
  "zones",
  "serviceOfferings",
  "diskOfferings",
  "networkOfferings",
  "vpcOfferings",
  "osCategories",
  "osTypes",
  "events",
  "jobs",
  "numbers",
  "directory",
]);

interface Rows {
  values(): Iterable<unknown>;
}

/** A digest of all that tenants have: equal digests mean that nothing was made, changed or ended. */
export function digestOf(state: State): string {
  const hash = createHash("sha256");
  for (const [name, table] of Object.entries(state)) {
    if (APART.has(name) || !isRows(table)) continue;
    hash.update(`${name}${JSON.stringify([...table.values()])}`);
  }
  return hash.digest("hex");
}

const isRows = (value: unknown): value is Rows =>
  typeof value === "object" && value !== null && "values" in value && typeof value.values === "function";
