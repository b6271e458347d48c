import type { Volume as CloudVolume } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Tag, Volume, VolumeAttachment } from "../../model/types.generated";
import { dateOf } from "../dates";
import { deviceName } from "../devices";
import { goesWithInstance } from "../instances/volumes";
import { slug } from "../slug";
import { reservedTag, tagsOf } from "../tags";
import { zoneName } from "../zones";

/** The volume type that the client asked for, where it is one of EC2's own, which name no offering. */
export const TYPE_TAG = "volume-type";

/** CloudStack's states of a volume that is not attached; attached ones are `in-use` whatever they are doing. */
const STATES: Readonly<Record<string, string>> = {
  Allocated: "available",
  Ready: "available",
  Snapshotting: "available",
  RevertSnapshotting: "available",
  Migrating: "available",
  Resizing: "available",
  Creating: "creating",
  Uploading: "creating",
  UploadOp: "creating",
  NotUploaded: "creating",
  UploadInProgress: "creating",
  Copying: "creating",
  Attaching: "available",
  Destroy: "deleting",
  Destroying: "deleting",
  Expunging: "deleting",
  Expunged: "deleted",
};

const GIB = 2 ** 30;
/** EC2 counts whole GiB. */
export const gib = (bytes = 0): number => Math.ceil(bytes / GIB);

/** A volume as lists show it: what is a stream in EC2's model, since CreateVolume answers a volume, is a list here. */
export interface VolumeView extends Omit<Volume, "Attachments" | "Tags"> {
  readonly Attachments: readonly VolumeAttachment[];
  readonly Tags: readonly Tag[];
}

type VolumeContext = Pick<Ec2Context, "ids" | "config">;

/** CloudStack makes a volume's disk at its first attachment, and until then there is nothing to use or to snapshot. */
const isAttaching = ({ state }: CloudVolume): boolean => state === "Allocated" || state === "Attaching";

/** @param deletedDevices the stamp of the instance that it is attached to, see `goesWithInstance` */
export function volumeView(volume: CloudVolume, { ids, config }: VolumeContext, deletedDevices?: string): VolumeView {
  const attached = volume.virtualmachineid !== undefined;
  return {
    VolumeId: ids.of("volume", volume.id),
    Size: gib(volume.size),
    SnapshotId: volume.snapshotid === undefined ? "" : ids.of("snapshot", volume.snapshotid),
    AvailabilityZone: zoneName(volume.zonename ?? "", config),
    AvailabilityZoneId: volume.zoneid,
    State: attached && !isAttaching(volume) ? "in-use" : (STATES[volume.state] ?? "error"),
    CreateTime: dateOf(volume.created),
    Attachments: attached ? [attachmentView(volume, { ids }, deletedDevices)] : [],
    // Known once CloudStack has made the disk; offerings decide it.
    Encrypted: volume.encryptformat !== undefined,
    VolumeType: reservedTag(volume, TYPE_TAG) ?? slug(volume.diskofferingname ?? "standard"),
    MultiAttachEnabled: false,
    Tags: tagsOf(volume),
  };
}

export function attachmentView(
  volume: CloudVolume,
  { ids }: Pick<VolumeContext, "ids">,
  deletedDevices?: string,
): VolumeAttachment {
  return {
    VolumeId: ids.of("volume", volume.id),
    InstanceId: volume.virtualmachineid === undefined ? undefined : ids.of("instance", volume.virtualmachineid),
    Device: deviceName(volume.deviceid ?? 0),
    State: isAttaching(volume) ? "attaching" : "attached",
    AttachTime: dateOf(volume.attached ?? volume.created),
    DeleteOnTermination: goesWithInstance(volume, deletedDevices),
  };
}
