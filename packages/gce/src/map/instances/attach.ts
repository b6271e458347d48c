import type { Volume } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { GceError, invalidField } from "../../wire/errors";
import { listDisks } from "../disks";
import { isCalled } from "../ids";
import { ownLink } from "../own-links";
import { setReservedTags } from "../reserved-tags";
import type { Zone } from "../zones";
import { AUTO_DELETE, bootDeviceName, DEVICE_NAME, deviceNameOf, diskName } from "./disks";
import type { Found } from "./find";
import type { Attachment } from "./wanted-disks";

/** The volume behind the link of a disk that no instance has. */
export async function volumeLinked(context: Context, zone: Zone, field: string, link: string): Promise<Volume> {
  const { scope, name: wanted } = ownLink(context, field, link, "disks");
  if (scope && (scope.kind !== "zone" || scope.name !== zone.name)) {
    throw invalidField(field, link, `It must lie in zone '${zone.name}'.`);
  }
  const volume = (await listDisks(context, zone)).find((one) => isCalled(wanted, diskName(one), one.id));
  if (!volume) throw invalidField(field, link, "The referenced disk resource cannot be found.");
  if (volume.virtualmachineid !== undefined) {
    throw new GceError("resourceInUseByAnotherResource", `The disk resource '${link}' is already being used.`);
  }
  return volume;
}

/** Whether a data volume goes with its instance: a reserved tag, there or not. */
export const setAutoDelete = ({ cloud }: Context, volume: Volume, wanted: boolean): Promise<void> =>
  setReservedTags(cloud, "Volume", volume, { [AUTO_DELETE]: wanted ? "true" : undefined });

/** Notes on a volume what it shall be at its instance; what an earlier attachment noted goes. */
export const noteAttachment = ({ cloud }: Context, volume: Volume, wanted: Attachment): Promise<void> =>
  setReservedTags(cloud, "Volume", volume, {
    [AUTO_DELETE]: wanted.autoDelete ? "true" : undefined,
    [DEVICE_NAME]: wanted.deviceName === diskName(volume) ? undefined : wanted.deviceName,
  });

/** The data volume at a machine that a device name stands for. */
export async function dataVolumeOf(context: Context, found: Found, deviceName: string): Promise<Volume> {
  const volume = (await dataVolumes(context, found)).find((one) => deviceNameOf(one) === deviceName);
  if (!volume) throw invalidField("deviceName", deviceName, "No data disk of this instance has that device name.");
  return volume;
}

/** @throws GceError for a device name that a disk of the instance has */
export async function checkDeviceFree(context: Context, found: Found, deviceName: string): Promise<void> {
  const taken = (await dataVolumes(context, found)).map(deviceNameOf);
  if ([bootDeviceName(found.machine), ...taken].includes(deviceName)) {
    throw invalidField("resource.deviceName", deviceName, "A disk of this instance has that device name.");
  }
}

const dataVolumes = ({ cloud }: Context, { machine }: Found) =>
  cloud.list("listVolumes", { virtualmachineid: machine.id, type: "DATADISK" });
