// googleapis against the Compute Engine gateway: argv is its address, an access token and the zones.
// A script of its own: it loads modules at run time in a way that jest does not allow.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { google } from "googleapis";
import { authorized, machine, names } from "./machine.mjs";

const [address, token, ...zones] = process.argv.slice(2);
const project = "demo";
const compute = google.compute({ version: "v1", auth: authorized(token), rootUrl: `${address}/` });

/** Waits for what a mutation began, and for its success. */
async function finish(answer) {
  const { data: begun } = await answer;
  const last = (link) => link.split("/").at(-1);
  const [operations, place] = begun.zone
    ? [compute.zoneOperations, { zone: last(begun.zone) }]
    : [compute.globalOperations, {}];
  const { data } = await operations.wait({ project, ...place, operation: begun.name });
  assert.equal(data.kind, "compute#operation");
  assert.equal(data.status, "DONE");
  assert.equal(data.error, undefined);
  return data;
}

const { data: known } = await compute.zones.list({ project });
for (const zone of zones) assert(names(known.items).includes(zone));
await Promise.all(zones.map(walk));

/** The life of an instance and what is around it. */
async function walk(zone) {
  const where = { project, zone };
  const name = `gapi-${zone}`;
  const disk = `${name}-data`;

  /** The disks that a query finds, over all its pages. */
  async function disks(query) {
    const found = [];
    let pageToken;
    do {
      const { data } = await compute.disks.list({ ...where, ...query, pageToken });
      found.push(...(data.items ?? []));
      pageToken = data.nextPageToken;
    } while (pageToken);
    return names(found);
  }

  await finish(compute.instances.insert({ ...where, requestBody: machine(name, zone) }));
  const instance = { ...where, instance: name };
  const { data: made } = await compute.instances.get(instance);
  assert.equal(made.status, "RUNNING");
  assert.deepEqual(made.labels, { env: "test" });

  // Lists: both grammars, masks, all scopes.
  for (const filter of [`name=${name}`, `name eq "${name}"`, `(name eq "${name}")(status eq RUNNING)`]) {
    const { data: listed } = await compute.instances.list({ ...where, filter, fields: "items/name" });
    assert.deepEqual(listed, { items: [{ name }] });
  }
  const { data: everywhere } = await compute.instances.aggregatedList({ project });
  assert(names(everywhere.items[`zones/${zone}`].instances).includes(name));

  // Metadata, whose fingerprint is good for one change.
  const metadata = { fingerprint: made.metadata.fingerprint, items: [{ key: "a", value: "b" }] };
  await finish(compute.instances.setMetadata({ ...instance, requestBody: metadata }));
  await assert.rejects(compute.instances.setMetadata({ ...instance, requestBody: metadata }), { status: 412 });

  // Disks: one request made twice, pages in the other order, at the instance and off it.
  const requestId = randomUUID();
  const begun = [0, 1].map(() =>
    compute.disks.insert({ ...where, requestId, requestBody: { name: disk, sizeGb: "1" } }),
  );
  const [once, again] = await Promise.all(begun);
  assert.equal(once.data.name, again.data.name);
  await finish(once);
  await finish(compute.disks.insert({ ...where, requestBody: { name: `${disk}-2`, sizeGb: "1" } }));
  assert.deepEqual(await disks({ filter: `name eq "${disk}.*"`, maxResults: 1 }), [disk, `${disk}-2`]);
  assert.deepEqual((await disks({ filter: `name:${disk}`, orderBy: "creationTimestamp desc" })).length, 2);
  await finish(compute.instances.attachDisk({ ...instance, requestBody: { source: `zones/${zone}/disks/${disk}` } }));
  await finish(compute.disks.createSnapshot({ ...where, disk, requestBody: { name } }));
  const { data: snapshot } = await compute.snapshots.get({ project, snapshot: name });
  assert.equal(snapshot.status, "READY");
  await finish(compute.snapshots.delete({ project, snapshot: name }));
  await finish(compute.instances.detachDisk({ ...instance, deviceName: disk }));
  for (const one of [disk, `${disk}-2`]) await finish(compute.disks.delete({ ...where, disk: one }));

  await finish(compute.instances.stop(instance));
  await finish(
    compute.instances.setMachineType({
      ...instance,
      requestBody: { machineType: `zones/${zone}/machineTypes/e2-medium` },
    }),
  );
  await finish(compute.instances.start(instance));
  const deleted = await finish(compute.instances.delete(instance));
  await compute.zoneOperations.delete({ ...where, operation: deleted.name });
  await assert.rejects(compute.instances.get(instance), { status: 404 });
}
