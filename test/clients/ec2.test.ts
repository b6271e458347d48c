import { join } from "node:path";
import { boto2Path, describeWith, python27, pythonWith } from "../support/clients";
import { type Gateway, startGateway, users } from "../support/gateway";
import { mustRun } from "../support/run";
import { awsEnv } from "./walk/aws";

const zones = ["basic-1", "advsg-1", "adv-1"];
const script = (name: string) => join(__dirname, "python", name);
const { apiKey, secretKey } = users.demo;

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 70_000);
afterAll(() => gateway?.stop());

describeWith(pythonWith("boto3"), "boto3", (python) => {
  test.each(zones)(
    "clients, waiters, paginators and resources in %s",
    async (zone) => {
      await mustRun(python, [script("boto3_walk.py"), zone], { env: awsEnv(gateway), timeout: 120 });
    },
    130_000,
  );
});

describeWith(pythonWith("boto3"), "botocore's models", (python) => {
  test("every waiter and every paginator of an action", async () => {
    const pages = await startGateway();
    const coverage = join(__dirname, "../../docs/coverage/ec2.md");
    await mustRun(python, [script("boto3_pages.py"), coverage], { env: awsEnv(pages), timeout: 120 }).finally(pages.stop);
  }, 190_000);
});

describeWith(python27("boto"), "boto 2", (python) => {
  const cases = zones.flatMap((zone) => ["2", "4"].map((version): [version: string, zone: string] => [version, zone]));
  test.each(cases)(
    "with signature version %s in %s",
    async (version, zone) => {
      const { hostname, port } = new URL(gateway.ec2);
      const args = [script("boto2_walk.py"), hostname, port, apiKey, secretKey, version, zone];
      await mustRun(python, args, { env: { PYTHONPATH: boto2Path }, timeout: 60 });
    },
    70_000,
  );
});

describeWith(pythonWith("libcloud"), "libcloud's EC2 driver", (python) => {
  test.each(zones)(
    "machines, volumes and tags in %s",
    async (zone) => {
      const { hostname, port } = new URL(gateway.ec2);
      await mustRun(python, [script("libcloud_ec2.py"), hostname, port, apiKey, secretKey, zone], { timeout: 60 });
    },
    70_000,
  );
});
