// @google-cloud/compute against the Compute Engine gateway: argv is its address, an access token and the zones.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import {
  DisksClient,
  FirewallsClient,
  GlobalOperationsClient,
  InstancesClient,
  SnapshotsClient,
  ZoneOperationsClient,
  ZonesClient,
} from "@google-cloud/compute";
import { authorized, machine, names } from "./machine.mjs";

const [address, token, ...zones] = process.argv.slice(2);
const project = "demo";
const { hostname, port } = new URL(address);
const options = {
  apiEndpoint: hostname,
  port: Number(port),
  protocol: "http",
  fallback: true,
  authClient: authorized(token),
};
const instances = new InstancesClient(options);
const disks = new DisksClient(options);
const snapshots = new SnapshotsClient(options);
const firewalls = new FirewallsClient(options);
const zonal = new ZoneOperationsClient(options);
const global = new GlobalOperationsClient(options);

/** Waits for what a mutation began, and for its success. */
async function finish(answer) {
  const [{ latestResponse: begun }] = await answer;
  const [done] = begun.zone
    ? await zonal.wait({ project, zone: begun.zone.split("/").at(-1), operation: begun.name })
    : await global.wait({ project, operation: begun.name });
  assert.equal(done.status, "DONE");
  assert.deepEqual(done.error?.errors ?? [], []);
  return done;
}

async function all(iterable) {
  const found = [];
  for await (const one of iterable) found.push(one);
  return found;
}

const known = names(await all(new ZonesClient(options).listAsync({ project })));
for (const zone of zones) assert(known.includes(zone));
await Promise.all(zones.map(walk));

/** The life of an instance and what is around it. */
async function walk(zone) {
  const where = { project, zone };
  const name = `gcp-${zone}`;
  const disk = `${name}-data`;
  await finish(instances.insert({ ...where, instanceResource: machine(name, zone) }));
  const instance = { ...where, instance: name };
  const [made] = await instances.get(instance);
  assert.equal(made.status, "RUNNING");
  await assert.rejects(instances.insert({ ...where, instanceResource: machine(name, zone) }), { code: 409 });
  const everywhere = await all(instances.aggregatedListAsync({ project, filter: `name = ${name}` }));
  assert.deepEqual(names(everywhere.flatMap(([, scope]) => scope.instances ?? [])), [name]);

  const labels = { labelFingerprint: made.labelFingerprint, labels: { env: "live" } };
  await finish(instances.setLabels({ ...instance, instancesSetLabelsRequestResource: labels }));
  await assert.rejects(instances.setLabels({ ...instance, instancesSetLabelsRequestResource: labels }), { code: 412 });

  const once = { ...where, requestId: randomUUID(), diskResource: { name: disk, sizeGb: 1 } };
  const [[first], [second]] = await Promise.all([disks.insert(once), disks.insert(once)]);
  assert.equal(first.latestResponse.name, second.latestResponse.name);
  await finish([first]);
  await finish(disks.insert({ ...where, diskResource: { name: `${disk}-2`, sizeGb: 1 } }));
  const paged = await all(disks.listAsync({ ...where, filter: `name eq "${disk}.*"`, maxResults: 1 }));
  assert.deepEqual(names(paged), [disk, `${disk}-2`]);
  await finish(instances.attachDisk({ ...instance, attachedDiskResource: { source: `zones/${zone}/disks/${disk}` } }));
  await finish(disks.createSnapshot({ ...where, disk, snapshotResource: { name } }));
  await finish(snapshots.delete({ project, snapshot: name }));
  await finish(instances.detachDisk({ ...instance, deviceName: disk }));
  for (const one of [disk, `${disk}-2`]) await finish(disks.delete({ ...where, disk: one }));

  const firewallResource = {
    name,
    network: "global/networks/default",
    allowed: [{ IPProtocol: "tcp", ports: ["22"] }],
    sourceRanges: ["198.51.100.0/24"],
    targetTags: [name],
  };
  await finish(firewalls.insert({ project, firewallResource }));
  assert.deepEqual((await firewalls.get({ project, firewall: name }))[0].targetTags, [name]);
  await finish(firewalls.delete({ project, firewall: name }));

  for (const verb of ["stop", "start", "reset"]) await finish(instances[verb](instance));
  await finish(instances.delete(instance));
  await assert.rejects(instances.get(instance), { code: 404 });
}
