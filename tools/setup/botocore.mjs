import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cache, root, run, stamp } from "./run.mjs";

const requirements = "test/clients/requirements.txt";
const target = join(cache, "botocore");
const made = stamp("botocore", [requirements]);
const pip = join(root, ".venv/bin/pip");

/** Botocore's source distribution: its protocol and signature test vectors are not in the installed package. */
export const botocore = {
  name: "botocore's test vectors (.cache/botocore)",
  missing: () => (existsSync(pip) ? undefined : "no Python clients"),
  upToDate: () => existsSync(target) && made.isCurrent(),
  install: () => {
    const [pinned] = readFileSync(join(root, requirements), "utf8").match(/^botocore==.*$/m);
    const download = join(cache, "download");
    rmSync(download, { recursive: true, force: true });
    rmSync(target, { recursive: true, force: true });
    mkdirSync(download, { recursive: true });
    const quiet = ["-q", "--disable-pip-version-check", "--no-deps", "--no-binary", "botocore"];
    run(pip, ["download", ...quiet, "-d", download, pinned]);
    const [archive] = readdirSync(download);
    run("tar", ["-xzf", join(download, archive), "-C", download]);
    rmSync(join(download, archive));
    renameSync(join(download, readdirSync(download)[0]), target);
    made.set();
  },
};
