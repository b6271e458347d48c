// googleapis and @google-cloud/compute against the Compute Engine gateway: argv is its address and an access token.
// A script of its own: both load modules at run time in a way that jest does not allow.
import assert from "node:assert/strict";
import { InstancesClient, ZoneOperationsClient, ZonesClient } from "@google-cloud/compute";
import { OAuth2Client } from "google-auth-library";
import { google } from "googleapis";

const [address, token] = process.argv.slice(2);
const where = { project: "demo", zone: "advsg-1-a" };
const machine = (name) => ({
  name,
  machineType: `zones/${where.zone}/machineTypes/e2-medium`,
  disks: [{ boot: true, initializeParams: { sourceImage: "projects/debian-cloud/global/images/family/debian-12" } }],
  networkInterfaces: [{ network: "global/networks/default" }],
  labels: { env: "test" },
});
const auth = new OAuth2Client();
auth.setCredentials({ access_token: token });

await withGoogleapis();
await withGoogleCloudCompute();

async function withGoogleapis() {
  const compute = google.compute({ version: "v1", auth, rootUrl: `${address}/` });
  const finish = async ({ data: { name } }) => {
    const { data } = await compute.zoneOperations.wait({ ...where, operation: name });
    assert.equal(data.kind, "compute#operation");
    assert.equal(data.status, "DONE");
    assert.equal(data.error, undefined);
  };
  const { data: zones } = await compute.zones.list({ project: where.project });
  assert(zones.items.some(({ name }) => name === where.zone));

  await finish(await compute.instances.insert({ ...where, requestBody: machine("node1") }));
  const { data: made } = await compute.instances.get({ ...where, instance: "node1" });
  assert.equal(made.status, "RUNNING");
  assert.deepEqual(made.labels, { env: "test" });
  const { data: listed } = await compute.instances.list({ ...where, filter: "name=node1" });
  assert.deepEqual(
    listed.items.map(({ name }) => name),
    ["node1"],
  );
  await finish(await compute.instances.delete({ ...where, instance: "node1" }));
  await assert.rejects(compute.instances.get({ ...where, instance: "node1" }), { status: 404 });
}

async function withGoogleCloudCompute() {
  const { hostname, port } = new URL(address);
  const options = { apiEndpoint: hostname, port: Number(port), protocol: "http", fallback: true, authClient: auth };
  const instances = new InstancesClient(options);
  const operations = new ZoneOperationsClient(options);
  const finish = async ([{ latestResponse }]) => {
    const [done] = await operations.wait({ ...where, operation: latestResponse.name });
    assert.equal(done.status, "DONE");
  };
  const names = [];
  for await (const { name } of new ZonesClient(options).listAsync({ project: where.project })) names.push(name);
  assert(names.includes(where.zone));

  await finish(await instances.insert({ ...where, instanceResource: machine("node2") }));
  const [made] = await instances.get({ ...where, instance: "node2" });
  assert.equal(made.status, "RUNNING");
  await finish(await instances.delete({ ...where, instance: "node2" }));
  await assert.rejects(instances.get({ ...where, instance: "node2" }), { code: 404 });
}
