import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

/** Exactly what package-lock.json names; no package's own scripts run. */
export const nodeModules = {
  name: "npm packages",
  needed: true,
  missing: () => undefined,
  upToDate: () => {
    const wanted = packages("package-lock.json");
    const installed = packages("node_modules/.package-lock.json");
    // Packages for other machines are locked and not installed.
    const differs = ([path, { version, optional }]) =>
      path !== "" && installed[path]?.version !== version && !(optional && !installed[path]);
    return !Object.entries(wanted).some(differs);
  },
  install: () => run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]),
};

function packages(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : {};
}
