import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { cleanEnv, type Ran } from "../../support/run";
import { gcloudEnv } from "../walk/gcloud";

/** An unmodified gcloud with its settings in a folder of its own. Commands run one after the other (see forks.py). */
export interface Gcloud {
  readonly folder: string;
  /** The command lines so far. */
  readonly called: readonly string[];
  run(args: readonly string[], terminal?: boolean): Promise<Ran>;
  stop(): Promise<void>;
}

/** Programs that gcloud runs, before those of the path. */
const programs = join(__dirname, "bin");

/**
 * @param program the gcloud program
 * @param folder its home, made here
 */
export function startGcloud(program: string, folder: string): Gcloud {
  mkdirSync(folder);
  const child = spawn(program, [], {
    cwd: __dirname,
    env: cleanEnv({
      ...gcloudEnv(folder),
      PATH: [programs, process.env.PATH].join(delimiter),
      CLOUDSDK_PYTHON_ARGS: "-S forks.py",
    }),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  const [stdout, stderr] = [join(folder, "stdout"), join(folder, "stderr")];
  const called: string[] = [];
  return {
    folder,
    called,
    async run(args, terminal = false) {
      called.push(args.join(" "));
      child.stdin.write(`${JSON.stringify({ args, cwd: folder, stdout, stderr, terminal })}\n`);
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
