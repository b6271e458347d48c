import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { cleanEnv, mustRun } from "./run";

const root = join(__dirname, "../..");
/** Seconds. */
const LONGEST_START = 60;

/** A whole Stackgate in its own process: both gateways on an embedded CloudStack, on free ports. */
export interface Gateway {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly ec2: string;
  readonly gce: string;
  readonly management: string;
  /** The embedded CloudStack's API. */
  readonly cloudstack: string;
  /** The environment that configures it, for other commands of `stackgate`. */
  readonly env: Readonly<Record<string, string>>;
  /** All it has printed. */
  output(): string;
  /** Asks it to drain and waits for its end; the exit status. */
  stop(): Promise<number | null>;
}

/** The users that the embedded CloudStack starts with. */
export const users = {
  demo: { apiKey: "demo-api-key", secretKey: "demo-secret-key" },
  other: { apiKey: "other-api-key", secretKey: "other-secret-key" },
  admin: { apiKey: "admin-api-key", secretKey: "admin-secret-key" },
} as const;

/** The arguments of `run` for a `stackgate` command of this checkout, as built. */
export const stackgate = (args: readonly string[]): [program: string, args: string[]] => [
  process.execPath,
  [join(root, "packages/cli/dist/bin.js"), ...args],
];

/** Makes a service-account key file for a user, as an administrator would. */
export async function mintKey(
  gateway: Gateway,
  file: string,
  user: keyof typeof users = "demo",
  ...more: string[]
): Promise<void> {
  const { apiKey, secretKey } = users[user];
  const args = ["key", "--api-key", apiKey, "--secret-key", secretKey, "--url", gateway.gce, "--out", file, ...more];
  await mustRun(...stackgate(args), { env: gateway.env });
}

/** What starts it: the built command, or what `npm start` runs. */
const starters = {
  built: stackgate(["serve", "--config", join(root, "configs/embedded.yaml")]),
  "npm start": [process.execPath, [join(root, "tools/start.mjs")]],
} as const;

/** @param env further options, such as STACKGATE_EC2_IDS */
export async function startGateway(
  env: Readonly<Record<string, string>> = {},
  starter: keyof typeof starters = "built",
): Promise<Gateway> {
  const [ec2, gce, management, embedded] = (await freePorts(4)).map((port) => `127.0.0.1:${port}`);
  const configuration = {
    STACKGATE_EC2_LISTEN: `${ec2}`,
    STACKGATE_GCE_LISTEN: `${gce}`,
    STACKGATE_MANAGEMENT_LISTEN: `${management}`,
    STACKGATE_EMBEDDED_LISTEN: `${embedded}`,
    STACKGATE_LOG_LEVEL: "warn",
    ...env,
  };
  const [program, args] = starters[starter];
  const child = spawn(program, args, {
    cwd: root,
    env: cleanEnv(configuration),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => printed.push(chunk));
  const output = () => Buffer.concat(printed).toString();
  await ready(`http://${management}/healthz`, child, output);
  return {
    ec2: `http://${ec2}`,
    gce: `http://${gce}`,
    management: `http://${management}`,
    cloudstack: `http://${embedded}/client/api`,
    env: configuration,
    output,
    stop: () => stop(child),
  };
}

async function ready(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (const end = Date.now() + LONGEST_START * 1000; Date.now() < end; ) {
    if (child.exitCode !== null) throw new Error(`the gateway ended with ${child.exitCode}:\n${output()}`);
    const up = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill("SIGKILL");
  throw new Error(`the gateway did not get ready:\n${output()}`);
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }
  return child.exitCode;
}

/** Ports that nobody listens on right now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  return servers.map((server) => {
    const address = server.address();
    server.close();
    if (address === null || typeof address === "string") throw new Error("a TCP port was expected");
    return address.port;
  });
}
