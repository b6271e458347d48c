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

/** Installs EC2stack into an ignored folder where it is not there yet. @returns why it cannot be had, if it can't */
function install() {
  if (existsSync(python) && run(python, "-c", "import ec2stack")) return undefined;
  if (!run("python2.7", "--version")) return "no Python 2.7 here";
  mkdirSync(environment, { recursive: true });
  if (!run("python2.7", "-m", "virtualenv", environment)) return "Python 2.7 has no virtualenv";
  return run(python, "-m", "pip", "install", ...packages) ? undefined : "its packages could not be installed";
}

/** EC2stack on core 0 in front of that CloudStack, or why it cannot be had. */
export async function startEc2stack(upstreamPort) {
  const missing = install();
  if (missing !== undefined) return { missing };
  const port = await freePort();
  const database = join(mkdtempSync(join(tmpdir(), "ec2stack-")), "users.sqlite");
  const script = fileURLToPath(new URL("server.py", import.meta.url));
  const child = start(0, python, [script, String(port), String(upstreamPort), database]);
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child);
  return { child, url, usage: () => usage(child.pid) };
}
