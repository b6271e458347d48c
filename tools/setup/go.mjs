import { existsSync } from "node:fs";
import { join } from "node:path";
import { cache, run, stamp, works } from "./run.mjs";

const folder = "test/clients/go";
const target = join(cache, "go");
const made = stamp(
  "go",
  ["go.mod", "go.sum", "ec2/main.go", "compute/main.go"].map((file) => join(folder, file)),
);

/** The walks of the vendors' SDKs for Go, built: their packages are so large that this takes a minute or two. */
export const go = {
  name: "SDKs for Go (.cache/go)",
  missing: () => (works("go", ["version"]) ? undefined : "no go"),
  upToDate: () => existsSync(target) && made.isCurrent(),
  install: () => {
    run("go", ["-C", folder, "build", "-o", `${target}/`, "./..."]);
    made.set();
  },
};
