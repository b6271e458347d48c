import { join } from "node:path";
import { describeWith, pythonWith } from "../support/clients";
import { users } from "../support/gateway";
import { mustRun } from "../support/run";
import { startSimulator } from "../support/simulator";

const script = (name: string) => join(__dirname, "python", name);
const { apiKey, secretKey } = users.demo;

let simulator: Awaited<ReturnType<typeof startSimulator>>;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.stop());

describeWith(pythonWith("cs"), "cs", (python) => {
  test("deploys, tags, stops and destroys in every kind of zone", async () => {
    await mustRun(python, [script("cs_client.py"), simulator.url, apiKey, secretKey]);
  }, 60_000);
});

describeWith(pythonWith("libcloud"), "libcloud's CloudStack driver", (python) => {
  test("drives key pairs, groups, machines and volumes in every kind of zone", async () => {
    const { hostname, port } = new URL(simulator.url);
    await mustRun(python, [script("libcloud_cloudstack.py"), hostname, port, apiKey, secretKey]);
  }, 120_000);
});
