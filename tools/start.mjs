/** `npm start`: installs and builds what is missing or stale, then runs `stackgate serve` with the arguments after `--`. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { nodeModules } from "./setup/node-modules.mjs";
import { root } from "./setup/run.mjs";

if (!nodeModules.upToDate()) nodeModules.install();
// Incremental: half a second when nothing changed.
const building = spawn(process.execPath, ["node_modules/typescript/bin/tsc", "-b", "tsconfig.build.json"], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
});
const [status] = await once(building, "exit");
if (status !== 0) process.exit(status ?? 1);

// In this process, so that signals reach it and nothing is left behind.
process.argv.splice(2, 0, "serve");
await import(join(root, "packages/cli/dist/bin.js"));
