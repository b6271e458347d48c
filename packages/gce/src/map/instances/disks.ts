import type { VirtualMachine, Volume } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import type { AttachedDisk } from "../../model/types.generated";
import { reservedTag } from "../labels";
import { isName, slug } from "../names";
import type { Zone } from "../zones";
import { instanceName } from "./name";
import { stampsOf } from "./stamps";

/** The reserved tag of data volumes that go with their instance: `true`. */
export const AUTO_DELETE = "auto-delete";

export const isAutoDeleted = (volume: Volume): boolean => reservedTag(volume, AUTO_DELETE) === "true";

/** The reserved tag of a data volume's device name, if a client gave it another than its disk's. */
export const DEVICE_NAME = "device-name";

/** What a data volume is called at its instance. */
export const deviceNameOf = (volume: Volume): string => reservedTag(volume, DEVICE_NAME) ?? diskName(volume);

/** What the root volume is called at its instance. */
export const bootDeviceName = (machine: VirtualMachine): string =>
  stampsOf(machine).bootDevice ?? instanceName(machine);

/** A volume's name as a disk; the root volume goes by its machine's name. */
export function diskName(
  volume: Pick<Volume, "id" | "name" | "type" | "vmdisplayname" | "vmname" | "virtualmachineid">,
): string {
  const { id, name, type, vmdisplayname, vmname = "", virtualmachineid = "" } = volume;
  if (type === "ROOT" && virtualmachineid !== "") {
    return instanceName({ id: virtualmachineid, name: vmname, ...(vmdisplayname && { displayname: vmdisplayname }) });
  }
  return isName(name) ? name : `${slug(name).slice(0, 54)}-${id.slice(0, 8)}`;
}

/** The disks of an instance: its root volume, which every machine has, and its data volumes by their devices. */
export function attachedDisks(
  machine: VirtualMachine,
  dataVolumes: readonly Volume[],
  zone: Zone,
  { links }: Pick<Context, "links">,
): AttachedDisk[] {
  const disk = (index: number, name: string, deviceName: string, boot: boolean, autoDelete: boolean): AttachedDisk => ({
    kind: "compute#attachedDisk",
    index,
    type: "PERSISTENT",
    mode: "READ_WRITE",
    interface: "SCSI",
    source: links.zonal(zone.name, "disks", name),
    deviceName,
    boot,
    autoDelete,
  });
  const sorted = [...dataVolumes].sort((a, b) => (a.deviceid ?? 0) - (b.deviceid ?? 0));
  return [
    disk(0, instanceName(machine), bootDeviceName(machine), true, true),
    ...sorted.map((volume, index) => ({
      ...disk(index + 1, diskName(volume), deviceNameOf(volume), false, isAutoDeleted(volume)),
      diskSizeGb: String(Math.ceil((volume.size ?? 0) / 2 ** 30)),
    })),
  ];
}
