import type { Volume } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { alreadyExists } from "../../wire/errors";
import { tagNew } from "../described";
import { diskTypeLinked, sizeFor } from "../disk-types";
import { listDisks } from "../disks";
import { sourceSnapshot } from "../snapshots";
import { deleteVolumes, makeVolume, type VolumeSource } from "../volume-source";
import type { Zone } from "../zones";
import { noteAttachment, volumeLinked } from "./attach";
import { diskName } from "./disks";
import type { NewDisk, WantedDisk } from "./wanted-disks";

/** The volumes of a new instance: `made` are those that did not exist before. */
export interface DataDisks {
  readonly volumes: readonly Volume[];
  readonly made: readonly Volume[];
}

/**
 * Finds and makes the data disks of an instance that is not there yet, so that a missing or misnamed one is known before anything is
 * deployed. If one fails, those that were made are deleted again.
 */
export async function prepareDisks(
  context: Context,
  zone: Zone,
  instance: string,
  disks: readonly WantedDisk[],
): Promise<DataDisks> {
  const volumes: Volume[] = [];
  const made: Volume[] = [];
  try {
    for (const [index, disk] of disks.entries()) {
      const isNew = "make" in disk;
      const volume = isNew
        ? await makeDisk(context, zone, `${instance}-${index + 1}`, disk.make)
        : await volumeLinked(context, zone, `resource.disks[${index + 1}].source`, disk.source);
      if (isNew) {
        made.push(volume);
        await tagNew(context, "Volume", volume.id, disk.make.tags);
      }
      await noteAttachment(context, volume, disk);
      volumes.push(volume);
    }
    return { volumes, made };
  } catch (error) {
    await deleteVolumes(context, made);
    throw error;
  }
}

async function makeDisk(context: Context, zone: Zone, usualName: string, disk: NewDisk): Promise<Volume> {
  const name = disk.name ?? usualName;
  const [source, disks] = await Promise.all([sourceOf(context, zone, disk), listDisks(context, zone)]);
  if (disks.some((volume) => diskName(volume) === name)) {
    throw alreadyExists(`projects/${context.project.name}/zones/${zone.name}/disks/${name}`);
  }
  return makeVolume(context, zone, name, source);
}

async function sourceOf(context: Context, zone: Zone, { snapshot, sizeGb, diskType }: NewDisk): Promise<VolumeSource> {
  const field = "resource.disks.initializeParams";
  if (snapshot) {
    const fields = { field: `${field}.sourceSnapshot`, sizeField: `${field}.diskSizeGb` };
    return sourceSnapshot(context, { ...fields, link: snapshot, sizeGb });
  }
  const type = await diskTypeLinked(context, zone, `${field}.diskType`, diskType);
  return { parameters: { diskofferingid: type.offering.id, ...sizeFor(type, sizeGb) }, tags: [] };
}
