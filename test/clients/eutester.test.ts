import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { boto2Path, describeWith, python27 } from "../support/clients";
import { type Gateway, startGateway, users } from "../support/gateway";
import { mustRun } from "../support/run";

const { apiKey, secretKey } = users.demo;

describeWith(python27("eutester"), "eutester with short ids", (python) => {
  const folder = mkdtempSync(join(tmpdir(), "stackgate-eutester-"));
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ STACKGATE_EC2_IDS: "short" });
  }, 70_000);
  afterAll(async () => {
    await gateway?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const walk = (zone: string) => {
    const { hostname, port } = new URL(gateway.ec2);
    const args = ["-W", "ignore", join(__dirname, "python/eutester_walk.py"), hostname, port, apiKey, secretKey, zone];
    return mustRun(python, args, { cwd: folder, env: { PYTHONPATH: boto2Path }, timeout: 120 });
  };
  test("its EC2 operations in every kind of zone", async () => {
    await Promise.all(["basic-1", "advsg-1", "adv-1"].map(walk));
  }, 130_000);
});
