import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const cache = join(root, ".cache");

/** Runs a program with its output shown; throws when it fails. */
export function run(program, args) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ["ignore", process.stderr, process.stderr] });
  if (error || status !== 0) throw new Error(`${program} ${args[0]}: ${error?.message ?? `exit status ${status}`}`);
}

/** Whether a program starts at all. */
export const works = (program, args = ["--version"]) => spawnSync(program, args, { stdio: "ignore" }).status === 0;

/** Remembers that something was made from certain files, so that it's made again when they change. */
export function stamp(name, files) {
  const path = join(cache, "setup", name);
  const digest = () =>
    files.reduce((hash, file) => hash.update(readFileSync(join(root, file))), createHash("sha256")).digest("hex");
  return {
    isCurrent: () => existsSync(path) && readFileSync(path, "utf8") === digest(),
    set: () => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, digest());
    },
  };
}
