import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describeWith, fromVenv, onPath, pythonWith } from "../support/clients";
import { type Gateway, mintKey, startGateway } from "../support/gateway";
import { mustRun } from "../support/run";
import { startSimulator } from "../support/simulator";
import { gcloudEnv } from "./walk/gcloud";

const root = join(__dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");

/** The blocks that README marks with `run: NAME`. */
const blocks = (name: string): string[] =>
  [...readme.matchAll(/<!-- run: (\w+) -->\n```\w+\n([\s\S]*?)```/g)].flatMap(([, mark, text = ""]) =>
    mark === name ? [text] : [],
  );
const block = (name: string): string => blocks(name)[0] ?? "";

const folder = mkdtempSync(join(tmpdir(), "stackgate-readme-"));
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 70_000);
afterAll(async () => {
  await gateway?.stop();
  rmSync(folder, { recursive: true });
});

/** What README says of its own addresses, said of these. */
const here = (text: string): string =>
  text.replaceAll("http://127.0.0.1:8773", gateway.ec2).replaceAll("http://127.0.0.1:8787", gateway.gce);

const shell = (text: string, env: Readonly<Record<string, string>> = {}) => {
  const PATH = [join(root, ".venv/bin"), join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const script = here(text).replaceAll("npx stackgate", "stackgate");
  return mustRun("bash", ["-euo", "pipefail", "-c", script], { cwd: folder, env: { PATH, ...env }, timeout: 150 });
};

test("every block of commands but npm start and npm test is marked to be run", () => {
  const plain = [...readme.matchAll(/(<!-- run: \w+ -->\n)?```(?:sh|python)\n([\s\S]*?)```/g)]
    .filter(([, mark]) => mark === undefined)
    .map(([, , text]) => text?.trim());
  expect(plain).toEqual(["npm start", "npm test"]);
});

describeWith(fromVenv("aws"), "README with the aws cli", () => {
  test("runs and terminates an instance", () => shell(block("aws")), 120_000);
});

describeWith(onPath("gcloud"), "README with gcloud", () => {
  test("makes a key and an instance", () => shell(block("gcloud"), { ...gateway.env, ...gcloudEnv(folder) }), 150_000);
});

describeWith(pythonWith("boto3"), "README with Python", (python) => {
  test("lists instances and zones", async () => {
    await mintKey(gateway, join(folder, "key.json"));
    const exports = here(block("aws")).matchAll(/(AWS_\w+)=(\S+)/g);
    const env = Object.fromEntries([...exports].map(([, name, value]) => [name, value] as [string, string]));
    const [boto3 = "", google = ""] = blocks("python");
    await mustRun(python, ["-c", boto3], { env, cwd: folder });
    await expect(mustRun(python, ["-c", here(google)], { cwd: folder })).resolves.toContain("basic-1-a");
  }, 60_000);
});

describe("README with a real CloudStack", () => {
  const given = "https://cloud.example.org/client/api";
  let cloud: Awaited<ReturnType<typeof startSimulator>>;
  beforeAll(async () => {
    cloud = await startSimulator();
  });
  afterAll(() => cloud?.stop());

  test("serves its users", async () => {
    const exports = block("serve")
      .replace(given, cloud.url)
      .matchAll(/(STACKGATE_\w+)=(\S+)/g);
    const env = Object.fromEntries([...exports].map(([, name, value]) => [name, value] as [string, string]));
    const real = await startGateway(env, "npm start");
    const key = join(folder, "real.json");
    await mintKey(real, key);
    expect(JSON.parse(readFileSync(key, "utf8"))).toMatchObject({ type: "service_account" });
    expect(real.output()).not.toContain("embedded");
    expect(await real.stop()).toBe(0);
  }, 90_000);

  test("is compared with the recorded one", async () => {
    const few = ["--recordings", "00,02,03"]; // the whole conversation waits for things to expunge
    const command = block("contract").trim().replace(given, cloud.url);
    const told = await mustRun("bash", ["-euc", [command, ...few].join(" ")], { cwd: root, timeout: 100 });
    expect(told).toMatch(/\d+ of \d+ exchanges match/);
  }, 110_000);
});
