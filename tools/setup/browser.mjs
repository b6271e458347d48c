import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cache, root, stamp } from "./run.mjs";

const target = join(cache, "browser");
const made = stamp("browser", ["package-lock.json"]);

/** The package unpacks beside its libraries into TMPDIR, and those only where it believes to be on Lambda. */
const unpack = 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())';

/** The carried one knows Lambda's folders only, and without any font Chromium crashes. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(target, "fonts")}</dir><cachedir>${join(target, "fonts-cache")}</cachedir></fontconfig>
`;

/** A headless Chromium with the libraries that it needs, for the test of the consent page. */
export const browser = {
  name: "Chromium (.cache/browser)",
  missing: () => (process.platform === "linux" && process.arch === "x64" ? undefined : "carried for Linux on x64 only"),
  upToDate: () => existsSync(target) && made.isCurrent(),
  install: () => {
    const folder = `${target}.new`;
    for (const old of [target, folder]) rmSync(old, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    start(process.execPath, ["--eval", unpack], { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" });
    start(join(folder, "chromium"), ["--version"], { LD_LIBRARY_PATH: join(folder, "al2023/lib") });
    writeFileSync(join(folder, "fonts.conf"), fonts);
    renameSync(folder, target);
    made.set();
  },
};

function start(program, args, env) {
  const options = { cwd: root, encoding: "utf8", env: { ...process.env, ...env } };
  const { status, error, stderr } = spawnSync(program, args, options);
  if (error || status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
}
