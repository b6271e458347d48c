import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cleanEnv, type Ran } from "../../support/run";
import { gcloudEnv } from "../walk/gcloud";

/** An unmodified gcloud with its settings in a folder of its own. Commands run one after the other (see forks.py). */
export interface Gcloud {
  readonly folder: string;
  run(args: readonly string[]): Promise<Ran>;
  stop(): Promise<void>;
}

/**
 * @param program the gcloud program
 * @param folder its home, made here
 * @param path folders to look for programs in before all others
 */
export function startGcloud(program: string, folder: string, path: readonly string[] = []): Gcloud {
  mkdirSync(folder);
  const child = spawn(program, [], {
    cwd: __dirname,
    env: cleanEnv({
      ...gcloudEnv(folder),
      PATH: [...path, process.env.PATH ?? ""].join(":"),
      CLOUDSDK_PYTHON_ARGS: "-S forks.py",
    }),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  const [stdout, stderr] = [join(folder, "stdout"), join(folder, "stderr")];
  return {
    folder,
    async run(args) {
      child.stdin.write(`${JSON.stringify({ args, cwd: folder, stdout, stderr })}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`gcloud's process ended at: ${args.join(" ")}`);
      return { status: Number(value), stdout: readFileSync(stdout, "utf8"), stderr: readFileSync(stderr, "utf8") };
    },
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.stdin?.end();
  await ended;
}
