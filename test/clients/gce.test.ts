import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWith, pythonWith } from "../support/clients";
import { type Gateway, mintKey, startGateway } from "../support/gateway";
import { mustRun } from "../support/run";
import { accessToken } from "../support/service-account";

/** The embedded zones, as Compute Engine names them. */
const zones = ["basic-1-a", "advsg-1-a", "adv-1-a"];
const script = (name: string) => join(__dirname, "python", name);
/** A walk takes seconds, but three at a time load a busy machine; seconds and ms. */
const patience = { timeout: 150 };
const LONGEST = 160_000;

const folder = mkdtempSync(join(tmpdir(), "stackgate-gce-"));
const keyFile = join(folder, "key.json");
/** Libcloud sends no key id. */
const plainKeyFile = join(folder, "plain-key.json");
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
  await mintKey(gateway, keyFile);
}, 70_000);
afterAll(async () => {
  await gateway?.stop();
  rmSync(folder, { recursive: true });
});

describeWith(pythonWith("google/cloud/compute_v1"), "google-cloud-compute", (python) => {
  test(
    "instances and everything around them, in all zones at a time",
    async () => {
      await Promise.all(
        zones.map((zone) => mustRun(python, [script("google_cloud_compute.py"), gateway.gce, keyFile, zone], patience)),
      );
    },
    LONGEST,
  );
});

describeWith(pythonWith("googleapiclient"), "google-api-python-client", (python) => {
  test(
    "with the carried and the served discovery document, and in batches, in all zones at a time",
    async () => {
      await Promise.all(
        zones.map((zone) => mustRun(python, [script("google_api_client.py"), gateway.gce, keyFile, zone], patience)),
      );
    },
    LONGEST,
  );
});

describeWith(pythonWith("libcloud"), "libcloud's GCE driver", (python) => {
  // It follows links only when they are https.
  let linked: Gateway;
  beforeAll(async () => {
    linked = await startGateway({ STACKGATE_GCE_PUBLIC_URL: "https://compute.example.org" });
    await mintKey(linked, plainKeyFile, "demo", "--key-id-in-email");
  }, 70_000);
  afterAll(() => linked?.stop());

  test(
    "machines and what is around them, in all zones at a time",
    async () => {
      await Promise.all(
        zones.map((zone) => mustRun(python, [script("libcloud_gce.py"), linked.gce, plainKeyFile, zone], patience)),
      );
    },
    LONGEST,
  );
});

describe.each(["googleapis.mjs", "google-cloud-compute.mjs"])("for Node: %s", (program) => {
  test(
    "instances and what is around them, in all zones at a time",
    async () => {
      const token = await accessToken(keyFile);
      const file = join(__dirname, "node", program);
      await mustRun(process.execPath, [file, gateway.gce, token, ...zones], patience);
    },
    LONGEST,
  );
});
