import { spawnSync } from "node:child_process";
import path from "node:path";
import { models } from "../../src/model/shapes.generated";
import supported from "../../src/model/supported.json";

const tool = path.resolve(__dirname, "../../../../tools/generate-ec2.mjs");
const check = spawnSync(process.execPath, [tool, "--check"], { encoding: "utf8" });

if (check.status === 2) {
  it.todo("SKIPPED: no botocore on this machine to generate from; `npm run setup` installs it");
} else {
  it("is what the generator writes today", () => {
    expect(check.stdout + check.stderr).toBe("");
    expect(check.status).toBe(0);
  });
}

it("has the operations of the list, and no others", () => {
  expect(Object.keys(models.ec2.operations)).toEqual(Object.values(supported.ec2).flat().sort());
  expect(Object.keys(models.sts.operations)).toEqual(["GetCallerIdentity"]);
});
