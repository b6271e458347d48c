import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { coverageDocument } from "../../src/coverage";
import { methods as implemented } from "../../src/methods";
import { allMethods } from "../../src/model/all-methods.generated";
import { methods as shapes } from "../../src/model/methods.generated";
import { schemas } from "../../src/model/schemas.generated";
import type { Shape } from "../../src/model/shapes";

const root = join(__dirname, "../../../..");
const documents = [".venv"]
  .map((name) => join(root, name, "lib"))
  .filter(existsSync)
  .flatMap((lib) => readdirSync(lib).map((python) => join(lib, python, "site-packages/googleapiclient")))
  .find(existsSync);

const REGENERATE = "generating the model again gives what is checked in";
if (documents) {
  test(REGENERATE, () => {
    execFileSync(process.execPath, [join(root, "tools/generate-gce.mjs"), "--check"], { stdio: "pipe" });
  });
} else {
  test.skip(`${REGENERATE} (skipped: google-api-python-client is not installed)`, () => undefined);
}

test("every method of the model is implemented, and once", () => {
  const ids = implemented.map(({ id }) => id).sort();
  expect(ids).toEqual(Object.keys(shapes).sort());
});

test("a method's file is where its id says", () => {
  for (const { id } of implemented) {
    const [resource = "", name = ""] = id.replace("cloudresourcemanager.projects", "cloudresourcemanager").split(".");
    expect([id, existsSync(join(__dirname, "../../src/methods", resource, `${name}.ts`))]).toEqual([id, true]);
  }
});

test("the list of all methods has those that are supported", () => {
  const all = new Set(allMethods.map(([id]) => id));
  const missing = Object.keys(shapes).filter((id) => !id.startsWith("cloudresourcemanager.") && !all.has(id));
  expect(missing).toEqual([]);
});

test("the rules of a method name fields that its body has", () => {
  const unknown = implemented.flatMap(({ id, fields, shape }) => {
    if (!fields) return [];
    const { honours, echoes = [], ignores = {}, refuses = {} } = fields;
    const paths = [...honours, ...echoes, ...Object.keys(ignores), ...Object.keys(refuses)];
    return paths.filter((path) => !hasPath({ ref: shape.request ?? "" }, path.split("."))).map((path) => [id, path]);
  });
  expect(unknown).toEqual([]);
});

/** Lists and maps count as what they hold. */
function hasPath(shape: Shape | undefined, [name, ...rest]: readonly string[]): boolean {
  if (shape === undefined || name === undefined) return shape !== undefined;
  if (typeof shape === "string") return false;
  if ("list" in shape) return hasPath(shape.list, [name, ...rest]);
  if ("map" in shape) return true;
  const fields = "ref" in shape ? schemas[shape.ref] : shape.object;
  return hasPath(fields?.[name], rest);
}

test("docs/coverage/gce.md is what the tables say", () => {
  const file = join(root, "docs/coverage/gce.md");
  expect(readFileSync(file, "utf8")).toBe(coverageDocument());
});
