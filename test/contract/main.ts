/** The contract as a command: see `usage`. Run by tools/contract.mjs. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { deviations } from "./deviations";
import { httpEndpoint } from "./replay/endpoint";
import { readRecordings, type Step } from "./replay/facts";
import { checkEndpoint, NoConversation } from "./replay/preflight";
import { type Outcome, type ReplayOptions, replay } from "./replay/replay";
import { describe, describeAll, differs, summarize } from "./replay/report";
import { commandTable } from "./replay/table";
import { simulated } from "./simulated";

export const usage = `npm run contract                                   replay against the embedded CloudStack
npm run contract -- --table FILE                   and write the table of commands
npm run contract -- --endpoint URL --admin-key K --admin-secret S
                                                   replay against another CloudStack: makes a domain with two tenants
                                                   with the admin's key, then does what ordinary users may. What it
                                                   makes stays there. Takes about ten minutes, since it pauses where
                                                   the recording did.
  --suffix TEXT      put after the names of the domain and its tenants (default: the time)
  --recordings NN,.. only these files of test/contract/facts; later ones need what earlier ones made
  --fresh            the cloud is like the recorded one and nobody else uses it: compare counts and all values too
Exit status: 0 when all exchanges match, 1 when some differ, 2 when there was no conversation.`;

const options = {
  endpoint: { type: "string" },
  "admin-key": { type: "string" },
  "admin-secret": { type: "string" },
  suffix: { type: "string", default: String(Math.floor(Date.now() / 1000)) },
  fresh: { type: "boolean", default: false },
  recordings: { type: "string" },
  table: { type: "string" },
  help: { type: "boolean" },
} as const;

/** @returns the exit status: 0 when all exchanges match, 1 when some differ, 2 when there was no conversation */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    if (!(error instanceof NoConversation)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function run(args: readonly string[]): Promise<number> {
  const { endpoint: url, table, recordings: digits, help, ...given } = parse(args);
  if (help) throw new NoConversation(usage);
  const recordings = recordingsAsked(digits);
  const target = url === undefined ? simulated() : await remote(url, given);
  const outcomes = await replay({ ...target, recordings });
  const expected = deviations.filter(({ recording }) => recordings.includes(recording.slice(0, 2)));
  const summary = summarize(outcomes, url === undefined ? expected : []);
  console.log(url === undefined ? describeAll(summary) : describeAll({ ...summary, mismatches: [] }));
  if (table) writeFileSync(table, commandTable(outcomes));
  return summary.mismatches.length + summary.stale.length === 0 ? 0 : 1;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new NoConversation(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

/** First digits of the recordings to replay. */
function recordingsAsked(digits: string | undefined): readonly string[] {
  const known = readRecordings().map(({ name }) => name.slice(0, 2));
  const asked = digits?.split(",") ?? known;
  const unknown = asked.filter((one) => !known.includes(one));
  if (unknown.length > 0) throw new NoConversation(`no recording ${unknown.join(", ")}: there are ${known.join(", ")}`);
  return asked;
}

interface RemoteOptions {
  readonly "admin-key"?: string | undefined;
  readonly "admin-secret"?: string | undefined;
  readonly suffix: string;
  readonly fresh: boolean;
}

async function remote(url: string, given: RemoteOptions): Promise<ReplayOptions> {
  const { "admin-key": apiKey, "admin-secret": secretKey, suffix, fresh } = given;
  if (!apiKey || !secretKey) throw new NoConversation(`--endpoint needs --admin-key and --admin-secret\n\n${usage}`);
  const [endpoint, admin] = [httpEndpoint(url), { apiKey, secretKey }];
  await checkEndpoint(endpoint, admin, url);
  return { endpoint, admin, fresh, names: namesWith(`-${suffix}`), now: Date.now, onOutcome: tell };
}

/** Real jobs take their time: differences are told as they are found. */
function tell(outcome: Outcome): void {
  if (differs(outcome)) console.log(describe(outcome));
}

/**
 * Names that would clash with what is there or was left by an earlier run: host names are taken for all tenants of a
 * shared network. Others are a tenant's own.
 */
function namesWith(suffix: string): Record<string, string> {
  const names = ["tenants", "alice", "bob", ...readRecordings().flatMap(({ steps }) => steps.flatMap(hostName))];
  return Object.fromEntries(names.map((name) => [name, `${name}${suffix}`]));
}

/** Good ones only: what a server refuses is sent as it was. */
function hostName({ command, params: { name } = {} }: Step): string[] {
  const gives = command === "deployVirtualMachine" || command === "updateVirtualMachine";
  return gives && typeof name === "string" && /^[a-z0-9-]{1,40}$/.test(name) ? [name] : [];
}
