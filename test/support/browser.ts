import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { type Client, onPath } from "./clients";
import { cleanEnv } from "./run";

/** What `npm run setup` unpacks. */
const carried = join(__dirname, "../../.cache/browser");
const onMachine = ["chromium", "chromium-browser", "google-chrome"];

/** A Chromium: the one that npm carries, else the machine's. */
export function headlessChromium(): Client {
  const program = join(carried, "chromium");
  if (existsSync(program)) return { program };
  const found = onMachine.map(onPath).find((client) => "program" in client);
  return found ?? { missing: "no Chromium: npm run setup unpacks one where it can" };
}

/** It leaves this machine for nothing, whatever a page or a redirect says. */
const here = [
  "--no-proxy-server",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE ::1",
];

/** Starts it without a window. */
export function launch(program: string): Promise<Browser> {
  const env = program.startsWith(carried)
    ? cleanEnv({ LD_LIBRARY_PATH: join(carried, "al2023/lib"), FONTCONFIG_FILE: join(carried, "fonts.conf") })
    : cleanEnv();
  // Its sandbox does not work as root, nor in most containers; it visits nothing but our own page.
  return chromium.launch({ executablePath: program, chromiumSandbox: false, env, args: here });
}
