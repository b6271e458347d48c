import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InstancesClient, ZoneOperationsClient, ZonesClient } from "@google-cloud/compute";
import { OAuth2Client } from "google-auth-library";
import { type compute_v1, google } from "googleapis";
import { type Gateway, stackgate, startGateway, users } from "../support/gateway";
import { mustRun } from "../support/run";
import { accessToken } from "../support/service-account";

const project = "demo";
const zone = "advsg-1-a";
const machine = (name: string) => ({
  name,
  machineType: `zones/${zone}/machineTypes/e2-medium`,
  disks: [{ boot: true, initializeParams: { sourceImage: "projects/debian-cloud/global/images/family/debian-12" } }],
  networkInterfaces: [{ network: "global/networks/default" }],
  labels: { env: "test" },
});

const folder = mkdtempSync(join(tmpdir(), "stackgate-googleapis-"));
const auth = new OAuth2Client();
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
  const keyFile = join(folder, "key.json");
  const { apiKey, secretKey } = users.demo;
  const mint = ["key", "--api-key", apiKey, "--secret-key", secretKey, "--url", gateway.gce, "--out", keyFile];
  await mustRun(...stackgate(mint));
  auth.setCredentials({ access_token: await accessToken(keyFile) });
}, 30_000);
afterAll(async () => {
  await gateway?.stop();
  rmSync(folder, { recursive: true });
});

test("googleapis: an instance lives and dies", async () => {
  const compute = google.compute({ version: "v1", auth, rootUrl: `${gateway.gce}/` });
  const where = { project, zone };
  const finish = async ({ data }: { data: compute_v1.Schema$Operation }) => {
    const done = await compute.zoneOperations.wait({ ...where, operation: data.name ?? "" });
    expect(done.data).toMatchObject({ kind: "compute#operation", status: "DONE" });
    expect(done.data.error).toBeUndefined();
  };
  const { data: zones } = await compute.zones.list({ project });
  expect(zones.items?.map(({ name }) => name)).toContain(zone);

  await finish(await compute.instances.insert({ ...where, requestBody: machine("node1") }));
  const { data: made } = await compute.instances.get({ ...where, instance: "node1" });
  expect(made).toMatchObject({ name: "node1", status: "RUNNING", labels: { env: "test" } });
  const { data: listed } = await compute.instances.list({ ...where, filter: "name=node1" });
  expect(listed.items).toHaveLength(1);
  await finish(await compute.instances.delete({ ...where, instance: "node1" }));
  await expect(compute.instances.get({ ...where, instance: "node1" })).rejects.toMatchObject({ status: 404 });
}, 60_000);

test("@google-cloud/compute: an instance lives and dies", async () => {
  const { hostname, port } = new URL(gateway.gce);
  const options = { apiEndpoint: hostname, port: Number(port), protocol: "http", fallback: true, authClient: auth };
  const instances = new InstancesClient(options);
  const operations = new ZoneOperationsClient(options);
  const finish = async (operation: string | null | undefined) => {
    const [done] = await operations.wait({ project, zone, operation: operation ?? "" });
    expect(done).toMatchObject({ status: "DONE" });
  };
  const names = [];
  for await (const { name } of new ZonesClient(options).listAsync({ project })) names.push(name);
  expect(names).toContain(zone);

  const [inserted] = await instances.insert({ project, zone, instanceResource: machine("node2") });
  await finish(inserted.latestResponse.name);
  const [made] = await instances.get({ project, zone, instance: "node2" });
  expect(made).toMatchObject({ name: "node2", status: "RUNNING" });
  const [deleted] = await instances.delete({ project, zone, instance: "node2" });
  await finish(deleted.latestResponse.name);
  await expect(instances.get({ project, zone, instance: "node2" })).rejects.toMatchObject({ code: 404 });
}, 60_000);
