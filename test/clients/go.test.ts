import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtWithGo, describeWith } from "../support/clients";
import { type Gateway, mintKey, startGateway, users } from "../support/gateway";
import { mustRun } from "../support/run";

/** CloudStack's names; Compute Engine's are these and `-a`. */
const zones = ["basic-1", "advsg-1", "adv-1"];
/** A walk takes seconds, but three at a time load a busy machine; seconds and ms. */
const patience = { timeout: 150 };
const LONGEST = 160_000;

const folder = mkdtempSync(join(tmpdir(), "stackgate-go-"));
const keyFile = join(folder, "key.json");
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
  await mintKey(gateway, keyFile);
}, 70_000);
afterAll(async () => {
  await gateway?.stop();
  rmSync(folder, { recursive: true });
});

describeWith(builtWithGo("ec2"), "the AWS SDK for Go", (walk) => {
  const { apiKey, secretKey } = users.demo;
  test(
    "instances and what is around them, in all zones at a time",
    async () => {
      await Promise.all(zones.map((zone) => mustRun(walk, [gateway.ec2, apiKey, secretKey, zone], patience)));
    },
    LONGEST,
  );
});

describeWith(builtWithGo("compute"), "Google's API client for Go", (walk) => {
  test(
    "instances and what is around them, in all zones at a time",
    async () => {
      const endpoint = `${gateway.gce}/compute/v1/`;
      await Promise.all(zones.map((zone) => mustRun(walk, [endpoint, keyFile, `${zone}-a`], patience)));
    },
    LONGEST,
  );
});
