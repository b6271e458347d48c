import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { root, run, works } from "./run.mjs";

/** Boto 2 and what was written with it run on Python 2.7 alone. */
const BOTO = "boto==2.49.0";
const target = join(root, ".venv27");

export const python27 = {
  name: "boto 2 (.venv27)",
  missing: () => (interpreter() ? undefined : "no python2.7"),
  upToDate: () => existsSync(join(target, "boto")),
  install: () => run(interpreter(), ["-m", "pip", "install", "-q", "--target", target, BOTO]),
};

/** A working python2.7 with pip: on the path, or one that pyenv keeps. */
export function interpreter() {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), ".pyenv"), "versions");
  const kept = existsSync(versions) ? readdirSync(versions).filter((name) => name.startsWith("2.7")) : [];
  return ["python2.7", ...kept.map((name) => join(versions, name, "bin/python2.7"))].find((program) =>
    works(program, ["-m", "pip", "--version"]),
  );
}
