import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, run, stamp, works } from "./run.mjs";

const requirements = "test/clients/requirements.txt";
const venv = join(root, ".venv");
const made = stamp("python", [requirements]);

/** A virtual environment with the pinned Python clients. */
export const python = {
  name: "Python clients (.venv)",
  missing: () => (works("python3", ["-c", "import venv, ensurepip"]) ? undefined : "no python3 with venv"),
  upToDate: () => existsSync(venv) && made.isCurrent(),
  install: () => {
    rmSync(venv, { recursive: true, force: true });
    run("python3", ["-m", "venv", venv]);
    run(join(venv, "bin/pip"), ["install", "-q", "--disable-pip-version-check", "-r", requirements]);
    made.set();
  },
};
