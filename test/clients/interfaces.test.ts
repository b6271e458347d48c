import { join } from "node:path";
import { describeWith, pythonWith } from "../support/clients";
import { type Gateway, startGateway } from "../support/gateway";
import { mustRun } from "../support/run";
import { awsEnv } from "./walk/aws";

const script = join(__dirname, "python/boto3_interfaces.py");
const zones = ["basic-1", "advsg-1", "adv-1"];

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 70_000);
afterAll(() => gateway?.stop());

describeWith(pythonWith("boto3"), "boto3", (python) => {
  test("interfaces by themselves, and volumes of snapshots at launch, in all zones at a time", async () => {
    const options = { env: awsEnv(gateway), timeout: 120 };
    await Promise.all(zones.map((zone) => mustRun(python, [script, zone], options)));
  }, 130_000);
});
