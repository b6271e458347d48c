import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { answering, freePort, start, usage } from "../processes.mjs";

const environment = fileURLToPath(new URL("../../../.cache/ec2stack", import.meta.url));
const python = join(environment, "bin/python");
/** The last versions that it runs with. */
const packages = ["ec2stack==0.7.1", "Flask<1.1", "werkzeug<1", "SQLAlchemy<1.4", "Flask-SQLAlchemy<3", "alembic<1.5"];

const run = (command, ...args) => spawnSync(command, args, { stdio: "pipe" }).status === 0;

/** Installs EC2stack into an ignored folder where there is a Python 2.7; `false` where there is none. */
function install() {
  if (existsSync(python)) return true;
  if (!run("python2.7", "--version")) return false;
  mkdirSync(environment, { recursive: true });
  return run("python2.7", "-m", "virtualenv", environment) && run(python, "-m", "pip", "install", ...packages);
}

/** EC2stack on core 0 in front of that CloudStack; `undefined` where it cannot be had. */
export async function startEc2stack(upstreamPort) {
  if (!install()) return undefined;
  const port = await freePort();
  const database = join(mkdtempSync(join(tmpdir(), "ec2stack-")), "users.sqlite");
  const script = fileURLToPath(new URL("server.py", import.meta.url));
  const child = start(0, python, [script, String(port), String(upstreamPort), database]);
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child);
  return { child, url, usage: () => usage(child.pid) };
}
