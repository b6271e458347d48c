import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWith, pythonWith } from "../support/clients";
import { type Gateway, stackgate, startGateway, users } from "../support/gateway";
import { mustRun } from "../support/run";

/** The embedded zones, as Compute Engine names them. */
const zones = ["basic-1-a", "advsg-1-a", "adv-1-a"];
const script = (name: string) => join(__dirname, "python", name);

const folder = mkdtempSync(join(tmpdir(), "stackgate-gce-"));
const keyFile = join(folder, "key.json");
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
  const { apiKey, secretKey } = users.demo;
  const mint = ["key", "--api-key", apiKey, "--secret-key", secretKey, "--url", gateway.gce, "--out", keyFile];
  await mustRun(...stackgate(mint));
}, 30_000);
afterAll(async () => {
  await gateway?.stop();
  rmSync(folder, { recursive: true });
});

describeWith(pythonWith("google/cloud/compute_v1"), "google-cloud-compute", (python) => {
  test.each(zones)(
    "an instance lives and dies in %s",
    async (zone) => {
      await mustRun(python, [script("google_cloud_compute.py"), gateway.gce, keyFile, zone]);
    },
    70_000,
  );
});

describeWith(pythonWith("googleapiclient"), "google-api-python-client", (python) => {
  test("with the carried and the served discovery document, and in a batch", async () => {
    await mustRun(python, [script("google_api_client.py"), gateway.gce, keyFile, "advsg-1-a"]);
  }, 70_000);
});

describeWith(pythonWith("libcloud"), "libcloud's GCE driver", (python) => {
  test.each(zones)(
    "machines and volumes in %s",
    async (zone) => {
      await mustRun(python, [script("libcloud_gce.py"), gateway.gce, keyFile, zone]);
    },
    70_000,
  );
});
