import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Gcloud } from "./gcloud";
import type { Step, Steps } from "./step";

/** Takes the steps one after the other, up to the first that does not do what it must. */
export async function walk(gcloud: Gcloud, steps: Steps): Promise<void> {
  const known: Record<string, string> = {};
  for (const step of steps) Object.assign(known, await take(gcloud, typeof step === "function" ? step(known) : step));
}

/** What it remembers. */
async function take(gcloud: Gcloud, step: Step): Promise<Record<string, string>> {
  if (step.reads) writeFileSync(join(gcloud.folder, step.reads.name), step.reads.content);
  const asksForJson = step.gives || step.remember;
  const args = [...step.run.split(" "), ...(step.args ?? []), ...(asksForJson ? ["--format=json"] : [])];
  const { status, stdout, stderr } = await gcloud.run(args, step.terminal);
  try {
    expect(status).toBe(step.fails ? 1 : 0);
    if (step.fails) expect(stderr).toMatch(step.fails);
    if (step.says) expect(stdout + stderr).toMatch(step.says);
    if (!asksForJson) return {};
    const output: unknown = JSON.parse(stdout);
    if (step.gives) expect(output).toMatchObject(step.gives);
    return Object.fromEntries(Object.entries(step.remember ?? {}).map(([name, path]) => [name, find(output, path)]));
  } catch (cause) {
    throw new Error(`gcloud ${args.join(" ")}\nexit status ${status}\n${stdout}${stderr}\n${message(cause)}`, {
      cause,
    });
  }
}

function find(output: unknown, path: string): string {
  let found = output;
  for (const key of path.split(".")) {
    found =
      typeof found === "object" && found !== null ? Object.entries(found).find(([k]) => k === key)?.[1] : undefined;
  }
  if (typeof found !== "string") throw new Error(`nothing at ${path}`);
  return found;
}

const message = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
