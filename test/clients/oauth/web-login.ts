import { spawn } from "node:child_process";
import { once } from "node:events";
import { cleanEnv, type Ran } from "../../support/run";
import type { Gcloud } from "./gcloud";

/** A `gcloud auth login` that waits for its user. */
export interface WebLogin {
  /** The address that it opens, or asks to open. */
  readonly url: URL;
  /** Answers its question for the code. */
  paste(code: string): void;
  readonly ended: Promise<Ran>;
  /** Ends it, if it has not ended. */
  stop(): void;
}

/** Resolves once it has told where to go; it waits for five minutes at most. */
export async function startLogin(program: string, { env }: Gcloud, ...options: string[]): Promise<WebLogin> {
  // It opens a browser only if it sees a display; `true` opens none, and the test goes where it would have gone.
  const settings = cleanEnv({ ...env, DISPLAY: ":0", BROWSER: "true" });
  const child = spawn(program, ["auth", "login", ...options], { env: settings, timeout: 300_000 });
  const printed = { stdout: "", stderr: "" };
  const ended = once(child, "close").then(([status]) => ({ status, ...printed }));
  const url = new Promise<URL>((resolve, reject) => {
    for (const name of ["stdout", "stderr"] as const) {
      child[name].on("data", (chunk: Buffer) => {
        printed[name] += chunk;
        const [, found] = /^ {4}(https?:\S+)\n/m.exec(printed[name]) ?? [];
        if (found) resolve(new URL(found));
      });
    }
    ended.then(({ stdout, stderr }) => reject(new Error(`gcloud ended: ${stdout}${stderr}`)), reject);
  });
  return { url: await url, paste: (code) => child.stdin.end(`${code}\n`), ended, stop: () => child.kill() };
}
