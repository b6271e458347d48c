import type { Snapshot, Tag } from "@stackgate/cloudstack";
import type { Context } from "../context";
import type { Effect } from "../frame/mutation";
import type { Snapshot as SnapshotDocument } from "../model/types.generated";
import { alreadyExists, invalidField, notFound } from "../wire/errors";
import { checkedName } from "./checked-name";
import { descriptionOf, tagNew, tagsFor } from "./described";
import { type FoundDisk, SOURCE_SNAPSHOT, sizeInGb } from "./disks";
import { isCalled, numericId } from "./ids";
import { labelFields, RESERVED_PREFIX } from "./labels";
import { isName, slug, uniqueNames } from "./names";
import { ownLink } from "./own-links";
import { creationTimestamp } from "./time";
import type { VolumeSource } from "./volume-source";
import { regionNamed, type Zone } from "./zones";

export interface NamedSnapshot {
  readonly name: string;
  readonly snapshot: Snapshot;
}

const statuses: Readonly<Record<string, string>> = { BackedUp: "READY", Error: "FAILED", Destroyed: "DELETING" };

/**
 * Every snapshot by a name of its own: CloudStack's names repeat and are seldom names here. Its list shows only one tag of a
 * snapshot, however many there are (recorded), so tags are listed beside it.
 */
export async function listSnapshots({ cloud }: Pick<Context, "cloud">): Promise<readonly NamedSnapshot[]> {
  const [listed, tags] = await Promise.all([
    cloud.list("listSnapshots"),
    cloud.list("listTags", { resourcetype: "Snapshot" }),
  ]);
  const tagsById = new Map<string, Tag[]>();
  for (const tag of tags) tagsById.set(tag.resourceid ?? "", [...(tagsById.get(tag.resourceid ?? "") ?? []), tag]);
  const snapshots = listed.map((snapshot) => ({ ...snapshot, tags: tagsById.get(snapshot.id) ?? [] }));
  const alive = snapshots.filter(({ state }) => state !== "Destroyed" && state !== "Error");
  const oldestFirst = alive.toSorted((a, b) => ((a.created ?? "") < (b.created ?? "") ? -1 : 1));
  return [...uniqueNames(oldestFirst, ({ name }) => name)].map(([name, snapshot]) => ({ name, snapshot }));
}

export async function findSnapshot(context: Context, wanted: string): Promise<NamedSnapshot> {
  const found = await snapshotCalled(context, wanted);
  if (!found) throw notFound(`projects/${context.project.name}/global/snapshots/${wanted}`);
  return found;
}

const snapshotCalled = async (context: Context, wanted: string): Promise<NamedSnapshot | undefined> =>
  (await listSnapshots(context)).find(({ name, snapshot }) => isCalled(wanted, name, snapshot.id));

/** The snapshot that a field's link names. */
export async function snapshotLinked(context: Context, field: string, link: string): Promise<NamedSnapshot> {
  const found = await snapshotCalled(context, ownLink(context, field, link, "snapshots").name);
  if (!found) throw invalidField(field, link, "The referenced snapshot resource cannot be found.");
  return found;
}

/** What a disk of a snapshot is made of: as large as that, or larger. */
export async function sourceSnapshot(
  context: Context,
  { field, link, sizeField, sizeGb }: { field: string; link: string; sizeField: string; sizeGb: number | undefined },
): Promise<VolumeSource> {
  const { snapshot, name } = await snapshotLinked(context, field, link);
  const own = sizeInGb(snapshot.virtualsize);
  if (sizeGb !== undefined && sizeGb < own) {
    throw invalidField(sizeField, sizeGb, `A disk of this snapshot has at least ${own} GB.`);
  }
  return {
    parameters: { snapshotid: snapshot.id },
    tags: [{ key: RESERVED_PREFIX + SOURCE_SNAPSHOT, value: name }],
    ...(sizeGb !== undefined && sizeGb > own && { growTo: sizeGb }),
  };
}

export const snapshotTarget = ({ name, snapshot }: NamedSnapshot) => ({ uuid: snapshot.id, name });

/** Takes a snapshot of a disk under a name that no other has; the effect's target is the snapshot. */
export async function takeSnapshot(context: Context, disk: FoundDisk, body: SnapshotDocument): Promise<Effect> {
  const { name = "" } = body;
  checkedName(name);
  const tags = tagsFor(body);
  const zoneids = await otherZones(context, disk, body.storageLocations);
  if (await snapshotCalled(context, name)) {
    throw alreadyExists(`projects/${context.project.name}/global/snapshots/${name}`);
  }
  const { jobId, id = "" } = await context.cloud.start("createSnapshot", {
    volumeid: disk.volume.id,
    name,
    ...(zoneids.length > 0 && { zoneids }),
  });
  await tagNew(context, "Snapshot", id, tags);
  return { target: { uuid: id, name }, jobId };
}

/** The zones of the locations, which are regions here: a snapshot is always in its disk's own, and CloudStack copies it to others. */
async function otherZones(context: Context, { zone }: FoundDisk, locations: readonly string[] = []) {
  const zones = await Promise.all(
    locations.map((location) => regionNamed(context, location, "resource.storageLocations")),
  );
  return [...new Set(zones.flat().map(({ uuid }) => uuid))].filter((uuid) => uuid !== zone.uuid);
}

/** @param zones from `listZones` */
export function snapshotDocument(
  { name, snapshot }: NamedSnapshot,
  zones: readonly Zone[],
  { links }: Pick<Context, "links">,
): SnapshotDocument {
  const zone = zones.find(({ uuid }) => uuid === snapshot.zoneid);
  return {
    kind: "compute#snapshot",
    id: numericId(snapshot.id),
    creationTimestamp: creationTimestamp(snapshot.created),
    name,
    description: descriptionOf(snapshot),
    status: statuses[snapshot.state] ?? "CREATING",
    diskSizeGb: String(sizeInGb(snapshot.virtualsize)),
    storageBytes: String(snapshot.physicalsize ?? 0),
    storageBytesStatus: "UP_TO_DATE",
    autoCreated: snapshot.snapshottype !== undefined && snapshot.snapshottype !== "MANUAL",
    ...(zone && { storageLocations: [zone.region] }),
    ...(zone && snapshot.volumeid !== undefined && sourceOf(snapshot, snapshot.volumeid, zone, links)),
    ...labelFields(snapshot),
    selfLink: links.global("snapshots", name),
  };
}

/** A root volume goes by its machine's name, which the snapshot does not tell: its id is a name as good. */
function sourceOf({ volumetype, volumename = "" }: Snapshot, volumeId: string, zone: Zone, links: Context["links"]) {
  const id = numericId(volumeId);
  const name = volumetype === "ROOT" || !isName(volumename) ? id : slug(volumename);
  return { sourceDisk: links.zonal(zone.name, "disks", name), sourceDiskId: id };
}
