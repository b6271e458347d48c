import type { Volume } from "@stackgate/cloudstack";
import type { Context } from "../context";
import type { Disk as DiskDocument } from "../model/types.generated";
import { GceError, notFound } from "../wire/errors";
import { descriptionOf } from "./described";
import { type DiskType, diskTypeName, listDiskTypes } from "./disk-types";
import { isCalled, numericId } from "./ids";
import { type Image, listImages } from "./images";
import { diskName } from "./instances/disks";
import { instanceName } from "./instances/name";
import { labelFields, reservedTag } from "./labels";
import { creationTimestamp } from "./time";
import { listZones, type Zone, zoneNamed } from "./zones";

export const GB = 2 ** 30;
export const sizeInGb = (bytes: number | undefined): number => Math.max(1, Math.ceil((bytes ?? 0) / GB));

/** The reserved tag of a volume that was made of a template's file, of which CloudStack does not know whose it was: the template. */
export const SOURCE_IMAGE = "source-image";

/** The reserved tag of a volume's snapshot by its name: CloudStack keeps the id, and the snapshot may go. */
export const SOURCE_SNAPSHOT = "source-snapshot";

/** States of volumes that are going or gone. */
const GONE = new Set(["Destroy", "Destroyed", "Expunging", "Expunged"]);

/** What CloudStack does with a volume, as Compute Engine says it; all the rest is READY. */
const statuses: Readonly<Record<string, string>> = {
  Creating: "CREATING",
  NotUploaded: "CREATING",
  UploadInProgress: "CREATING",
  Copying: "CREATING",
  UploadError: "FAILED",
  UploadAbandoned: "FAILED",
};

/** The root volume of a destroyed machine is there until the machine is purged: it is as good as gone. */
export const isDisk = ({ state, type, vmstate = "" }: Volume): boolean =>
  !GONE.has(state) && !(type === "ROOT" && GONE.has(vmstate));

/** The volumes of a zone, or of all. */
export async function listDisks({ cloud }: Pick<Context, "cloud">, zone?: Zone): Promise<readonly Volume[]> {
  return (await cloud.list("listVolumes", zone ? { zoneid: zone.uuid } : {})).filter(isDisk);
}

export interface FoundDisk {
  readonly volume: Volume;
  readonly zone: Zone;
  readonly name: string;
}

/** The disk that a path names. Names may repeat among volumes that other tools made: the oldest counts. */
export async function findDisk(context: Context, zoneName: string, wanted: string): Promise<FoundDisk> {
  const zone = await zoneNamed(context, zoneName);
  const [volume] = (await listDisks(context, zone))
    .filter((candidate) => isCalled(wanted, diskName(candidate), candidate.id))
    .sort((a, b) => ((a.created ?? "") < (b.created ?? "") ? -1 : 1));
  if (!volume) throw notFound(`projects/${context.project.name}/zones/${zoneName}/disks/${wanted}`);
  return { volume, zone, name: diskName(volume) };
}

export const diskTarget = ({ volume, name }: FoundDisk) => ({ uuid: volume.id, name });

/** @throws GceError when an instance has the disk */
export function checkDetached({ volume, name, zone }: FoundDisk, { project }: Pick<Context, "project">): void {
  if (volume.virtualmachineid === undefined) return;
  const at = `projects/${project.name}/zones/${zone.name}`;
  throw new GceError(
    "resourceInUseByAnotherResource",
    `The disk resource '${at}/disks/${name}' is already being used by '${at}/instances/${userOf(volume)}'`,
  );
}

const userOf = ({ virtualmachineid: id = "", vmname: name = "", vmdisplayname }: Volume): string =>
  instanceName({ id, name, ...(vmdisplayname !== undefined && { displayname: vmdisplayname }) });

/** What volumes' own records don't say and disks show; from catalogues. */
export interface DiskView {
  readonly zones: readonly Zone[];
  readonly types: readonly DiskType[];
  readonly images: readonly Image[];
}

export async function diskView(context: Context): Promise<DiskView> {
  const [zones, types, images] = await Promise.all([
    listZones(context),
    listDiskTypes(context),
    listImages(context, context.project.name),
  ]);
  return { zones, types, images };
}

export function diskDocument(
  volume: Volume,
  zone: Zone,
  view: DiskView,
  { links }: Pick<Context, "links">,
): DiskDocument {
  const templateId = volume.templateid ?? reservedTag(volume, SOURCE_IMAGE);
  const snapshot = reservedTag(volume, SOURCE_SNAPSHOT);
  const image = view.images.find(({ template }) => template.id === templateId);
  return {
    kind: "compute#disk",
    id: numericId(volume.id),
    creationTimestamp: creationTimestamp(volume.created),
    name: diskName(volume),
    description: descriptionOf(volume),
    sizeGb: String(sizeInGb(volume.size)),
    type: links.zonal(zone.name, "diskTypes", diskTypeName(volume.diskofferingid, view.types)),
    status: statuses[volume.state] ?? "READY",
    physicalBlockSizeBytes: "4096",
    ...(image && {
      sourceImage: links.global("images", image.name, image.project),
      sourceImageId: numericId(image.template.id),
    }),
    ...(volume.snapshotid !== undefined && { sourceSnapshotId: numericId(volume.snapshotid) }),
    ...(snapshot !== undefined && { sourceSnapshot: links.global("snapshots", snapshot) }),
    ...(volume.virtualmachineid !== undefined && { users: [links.zonal(zone.name, "instances", userOf(volume))] }),
    ...(volume.attached !== undefined && { lastAttachTimestamp: creationTimestamp(volume.attached) }),
    ...labelFields(volume),
    zone: links.zone(zone.name),
    selfLink: links.zonal(zone.name, "disks", diskName(volume)),
  };
}
