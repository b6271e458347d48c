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

/** All of them at a time: what clients do most is wait. What fails names its zone. */
function inEveryZone(name: string, run: (zone: string) => Promise<unknown>): void {
  test(`${name} in every kind of zone`, () => Promise.all(zones.map(run)), 130_000);
}

describeWith(pythonWith("boto3"), "boto3", (python) => {
  inEveryZone("clients, waiters, paginators and resources", (zone) =>
    mustRun(python, [script("boto3_walk.py"), zone], { env: awsEnv(gateway), timeout: 120 }),
  );
});

describeWith(pythonWith("boto3"), "botocore's models", (python) => {
  test("every waiter and every paginator of an action", async () => {
    const pages = await startGateway();
    const coverage = join(__dirname, "../../docs/coverage/ec2.md");
    const walk = mustRun(python, [script("boto3_pages.py"), coverage], { env: awsEnv(pages), timeout: 120 });
    await walk.finally(pages.stop);
  }, 190_000);
});

describeWith(python27("boto"), "boto 2", (python) => {
  for (const version of ["2", "4"]) {
    inEveryZone(`with signature version ${version}`, (zone) => {
      const { hostname, port } = new URL(gateway.ec2);
      const args = [script("boto2_walk.py"), hostname, port, apiKey, secretKey, version, zone];
      return mustRun(python, args, { env: { PYTHONPATH: boto2Path }, timeout: 120 });
    });
  }
});

describeWith(pythonWith("libcloud"), "libcloud's EC2 driver", (python) => {
  inEveryZone("machines, volumes, images and networks", (zone) => {
    const { hostname, port } = new URL(gateway.ec2);
    return mustRun(python, [script("libcloud_ec2.py"), hostname, port, apiKey, secretKey, zone], { timeout: 120 });
  });
});
