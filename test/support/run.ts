import { spawn } from "node:child_process";
import { homedir, tmpdir } from "node:os";

/** How a program ended. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string;
  /** Seconds, then it is killed. */
  readonly timeout?: number;
}

/**
 * The environment of a client: what it needs to start, and nothing that would configure it. Certificates, proxies and
 * profiles of the machine stay out (REQUESTS_CA_BUNDLE even beats a client's own setting).
 */
export function cleanEnv(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { PATH: process.env.PATH ?? "", HOME: homedir(), TMPDIR: tmpdir(), LANG: "C.UTF-8", NO_PROXY: "*", ...extra };
}

/** Runs a program in a clean environment and takes what it prints. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: cleanEnv(options.env),
      timeout: (options.timeout ?? 60) * 1000,
      stdio: ["pipe", "pipe", "pipe"],
    });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
    child.stdin.on("error", () => undefined); // a client that reads no input closes it early
    child.stdin.end(options.input ?? "");
  });
}

/** The same, for a program that must succeed: throws with all it printed. */
export async function mustRun(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { status, stdout, stderr } = await run(program, args, options);
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}\nexit status ${status}\n${stdout}${stderr}`);
  return stdout;
}
