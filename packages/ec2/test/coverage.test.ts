import { readFileSync } from "node:fs";
import path from "node:path";
import { actions } from "../src/actions";
import { coverageDocument } from "../src/coverage";
import { models } from "../src/model/shapes.generated";

it("docs/coverage/ec2.md is what the actions' tables say (node tools/generate-coverage.mjs writes it)", () => {
  const file = path.resolve(__dirname, "../../../docs/coverage/ec2.md");
  expect(readFileSync(file, "utf8")).toBe(coverageDocument());
});

it("has an action for each operation of the model", () => {
  const operations = [...Object.keys(models.ec2.operations), ...Object.keys(models.sts.operations)];
  expect(operations.filter((name) => !actions.has(name))).toEqual([]);
});
