import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { root, run, works } from "./run.mjs";

/** Boto 2 and what was written with it run on Python 2.7 alone. Of eutester only what it does with boto is used. */
const PACKAGES = ["boto==2.49.0", "eutester==0.0.10"];
const target = join(root, ".venv27");

export const python27 = {
  name: "boto 2 and eutester (.venv27)",
  missing: () => (interpreter() ? undefined : "no python2.7"),
  upToDate: () => ["boto", "eutester"].every((name) => existsSync(join(target, name))),
  install: () =>
    run(interpreter(), ["-m", "pip", "install", "-q", "--no-deps", "--upgrade", "--target", target, ...PACKAGES]),
};

/** A working python2.7 with pip: on the path, or one that pyenv keeps. */
export function interpreter() {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), ".pyenv"), "versions");
  const kept = existsSync(versions) ? readdirSync(versions).filter((name) => name.startsWith("2.7")) : [];
  return ["python2.7", ...kept.map((name) => join(versions, name, "bin/python2.7"))].find((program) =>
    works(program, ["-m", "pip", "--version"]),
  );
}
