/** The contract as a command: see `usage`. Run by tools/contract.mjs. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { deviations } from "./deviations";
import { httpEndpoint } from "./replay/endpoint";
import { type Outcome, type ReplayOptions, replay } from "./replay/replay";
import { describe, describeAll, differs, summarize } from "./replay/report";
import { commandTable } from "./replay/table";
import { simulated } from "./simulated";

export const usage = `npm run contract                                   replay against the embedded CloudStack
npm run contract -- --table FILE                   and write the table of commands
npm run contract -- --endpoint URL --admin-key K --admin-secret S
                                                   replay against another CloudStack: makes a domain with two tenants
                                                   with the admin's key, then does what ordinary users may. What it
                                                   makes stays there.
  --suffix TEXT      put after the names of the domain and its tenants (default: the time)
  --recordings NN,.. only these files of test/contract/facts; later ones need what earlier ones made
  --fresh            the cloud is like the recorded one and nobody else uses it: compare counts too`;

/** @returns the exit status: 0 when all exchanges match */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      endpoint: { type: "string" },
      "admin-key": { type: "string" },
      "admin-secret": { type: "string" },
      suffix: { type: "string", default: String(Math.floor(Date.now() / 1000)) },
      fresh: { type: "boolean", default: false },
      recordings: { type: "string" },
      table: { type: "string" },
      help: { type: "boolean" },
    },
  });
  const { endpoint: url, "admin-key": apiKey, "admin-secret": secretKey } = values;
  if (values.help || (url !== undefined && !(apiKey && secretKey))) {
    console.error(usage);
    return 2;
  }
  const recordings = values.recordings?.split(",");
  const target: ReplayOptions =
    url !== undefined && apiKey && secretKey
      ? {
          endpoint: httpEndpoint(url),
          admin: { apiKey, secretKey },
          fresh: values.fresh,
          names: namesWith(`-${values.suffix}`),
          now: Date.now,
          onOutcome: tell,
        }
      : simulated();
  const outcomes = await replay({ ...target, ...(recordings ? { recordings } : {}) });
  const summary = summarize(outcomes, url === undefined ? deviations : []);
  console.log(url === undefined ? describeAll(summary) : describeAll({ ...summary, mismatches: [] }));
  if (values.table) writeFileSync(values.table, commandTable(outcomes));
  return summary.mismatches.length + summary.stale.length === 0 ? 0 : 1;
}

/** Real jobs take their time: differences are told as they are found. */
function tell(outcome: Outcome): void {
  if (differs(outcome)) console.log(describe(outcome));
}

const namesWith = (suffix: string): Record<string, string> =>
  Object.fromEntries(["tenants", "alice", "bob"].map((name) => [name, `${name}${suffix}`]));
