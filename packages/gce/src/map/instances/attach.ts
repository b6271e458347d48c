import type { Volume } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { invalidField } from "../../wire/errors";
import { nameInZone } from "../../wire/links";
import { listDisks } from "../disks";
import { isCalled } from "../ids";
import { RESERVED_PREFIX, reservedTag } from "../labels";
import type { Zone } from "../zones";
import { AUTO_DELETE, diskName } from "./disks";
import type { Found } from "./find";

/** The volume behind a disk's link. */
export async function volumeLinked(context: Context, zone: Zone, field: string, link: string): Promise<Volume> {
  const wanted = nameInZone(field, link, zone.name, "disks");
  const volume = (await listDisks(context, zone)).find((one) => isCalled(wanted, diskName(one), one.id));
  if (!volume) throw invalidField(field, link, "The referenced disk resource cannot be found.");
  return volume;
}

/** Whether a data volume goes with its instance: a reserved tag, there or not. */
export async function setAutoDelete({ cloud }: Context, volume: Volume, wanted: boolean): Promise<void> {
  const key = RESERVED_PREFIX + AUTO_DELETE;
  const tagged = reservedTag(volume, AUTO_DELETE) !== undefined;
  if (tagged === wanted) return;
  const resource = { resourceids: [volume.id], resourcetype: "Volume" };
  if (wanted) await cloud.run("createTags", { ...resource, tags: [{ key, value: "true" }] });
  else await cloud.run("deleteTags", { ...resource, tags: [{ key }] });
}

/** The data volume at a machine that a device name stands for: its disk's name. */
export async function dataVolumeOf({ cloud }: Context, { machine }: Found, deviceName: string): Promise<Volume> {
  const volumes = await cloud.list("listVolumes", { virtualmachineid: machine.id, type: "DATADISK" });
  const volume = volumes.find((one) => diskName(one) === deviceName);
  if (!volume) throw invalidField("deviceName", deviceName, "No data disk of this instance has that device name.");
  return volume;
}
