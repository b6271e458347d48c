import type { Volume } from "@stackgate/cloudstack";
import type { InstanceBlockDeviceMapping } from "../../model/types.generated";
import { dateOf } from "../dates";
import { deviceName } from "../devices";
import type { Ids } from "../ids";
import { reservedTag } from "../tags";
import { digitsOf } from "../uuid";

/** The reserved tag of volumes whose fate was changed since: `true` or `false`. */
export const DELETE_ON_TERMINATION = "delete-on-termination";

/** As much of a volume as an instance shows. */
export interface AttachedVolume extends Pick<Volume, "id" | "name"> {
  readonly type?: string | undefined;
  readonly deviceid?: number | undefined;
  readonly virtualmachineid?: string | undefined;
  readonly created?: string | undefined;
  readonly attached?: string | undefined;
  readonly tags?: Parameters<typeof reservedTag>[0]["tags"];
}

/** What a volume is called that is made of a snapshot for a machine: it can be told from others before it is attached. */
export const madeForName = (machine: string, device: number): string => `${madeForPrefix(machine)}${device}`;
export const isMadeFor = (machine: string, { name }: Pick<Volume, "name">): boolean =>
  name.startsWith(madeForPrefix(machine));
const madeForPrefix = (machine: string): string => `i-${digitsOf(machine)}-`;

/**
 * Whether a volume goes with its instance. The root volume always does. Data volumes do when they were made with the
 * instance (CloudStack calls those DATA-n) and nobody asked otherwise; those attached later stay, as in EC2.
 * @param deletedDevices the instance's stamp; machines that were not made here have none, and keep their volumes
 */
export function goesWithInstance(volume: AttachedVolume, deletedDevices = ""): boolean {
  if (volume.type === "ROOT") return true;
  const asked = reservedTag(volume, DELETE_ON_TERMINATION);
  if (asked !== undefined) return asked === "true";
  const madeWith = volume.name.startsWith("DATA-") || isMadeFor(volume.virtualmachineid ?? "", volume);
  return madeWith && deletedDevices.split(",").includes(String(volume.deviceid));
}

/** In the order of their devices. */
export function blockDevices(
  volumes: readonly AttachedVolume[],
  deletedDevices: string | undefined,
  ids: Ids,
): InstanceBlockDeviceMapping[] {
  return volumes
    .map((volume) => ({ volume, device: volume.type === "ROOT" ? 0 : (volume.deviceid ?? 0) }))
    .sort((a, b) => a.device - b.device)
    .map(({ volume, device }) => ({
      DeviceName: deviceName(device),
      Ebs: {
        VolumeId: ids.of("volume", volume.id),
        Status: "attached",
        AttachTime: dateOf(volume.attached ?? volume.created),
        DeleteOnTermination: goesWithInstance(volume, deletedDevices),
      },
    }));
}
