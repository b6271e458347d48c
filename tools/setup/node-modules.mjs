import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

const installed = join(root, "node_modules/.package-lock.json");

/** Exactly what package-lock.json names; no package's own scripts run. */
export const nodeModules = {
  name: "npm packages",
  needed: true,
  missing: () => undefined,
  upToDate: () => existsSync(installed) && changed(installed) >= changed(join(root, "package-lock.json")),
  install: () => run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]),
};

const changed = (file) => statSync(file).mtimeMs;
