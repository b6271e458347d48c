/** `npm test`: sets up what is missing, builds, and runs jest with all projects; arguments go to jest. */
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;

const status =
  node("tools/setup.mjs") ||
  node("node_modules/typescript/bin/tsc", "-b", "tsconfig.build.json") ||
  // Client tests mostly wait for other processes: two workers, even on two cores.
  node("node_modules/jest/bin/jest.js", "--maxWorkers=2", ...process.argv.slice(2));
process.exit(status);
