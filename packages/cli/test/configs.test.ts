import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeOptions, loadConfig } from "@stackgate/gateway";

const path = (name: string) => join(__dirname, "../../../configs", name);
const readFile = (name: string) =>
  name.startsWith("/run/secrets/") ? "0123456789abcdef0123456789abcdef\n" : readFileSync(name, "utf8");

test.each(["embedded.yaml", "cloudstack.yaml", "cluster.yaml"])("%s is valid", (name) => {
  expect(loadConfig({ file: path(name), readFile })).toBeDefined();
});

test("cloudstack.yaml explains every option in its section, with its default", () => {
  const sections = new Map(
    readFileSync(path("cloudstack.yaml"), "utf8")
      .split(/^(?=\w+:$)/m)
      .map((part) => [part.split(":")[0], part]),
  );
  for (const { name } of describeOptions()) {
    const [section = "", option = ""] = name.split(".");
    expect([name, sections.get(section)]).toEqual([name, expect.stringMatching(new RegExp(`^  (# )?${option}:`, "m"))]);
  }
});

test("cloudstack.yaml shows the defaults that there are", () => {
  const whole = readFileSync(path("cloudstack.yaml"), "utf8").replace(/^ {2}# (?=\w+: (?!\{))/gm, "  ");
  const config: Readonly<Record<string, Readonly<Record<string, unknown>>>> = loadConfig({
    file: "cloudstack.yaml",
    readFile: () => whole,
  });
  const given = new Set([
    "cloudstack.endpoint",
    "ec2.instanceTypes",
    "gce.machineTypes",
    "gce.imageFamilies",
    "gce.imageProjects",
  ]);
  const byDefault = describeOptions().filter(({ name }) => !given.has(name));
  const values = byDefault.map(({ name }) => {
    const [section = "", option = ""] = name.split(".");
    return [name, config[section]?.[option]];
  });
  expect(values).toEqual(byDefault.map(({ name, default: value }) => [name, value]));
});
