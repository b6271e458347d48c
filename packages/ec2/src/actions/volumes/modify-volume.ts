import type { Volume as CloudVolume, DiskOffering } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { diskOfferingFor, sizeFor } from "../../map/disk-offerings";
import { setReservedTag } from "../../map/reserved-tags";
import { slug } from "../../map/slug";
import { findVolume } from "../../map/volumes/find";
import { gib, TYPE_TAG, volumeView } from "../../map/volumes/volume";
import { honoured, refused } from "../../rules";
import { Ec2Error, invalidValue } from "../../wire/error";
import { MODIFICATION_TAG, modificationText, modificationView } from "./modification";

export const modifyVolume = defineAction("ModifyVolume", {
  parameters: {
    VolumeId: honoured,
    Size: honoured,
    VolumeType: honoured,
    Iops: refused("CloudStack's offerings say how fast a disk is"),
    Throughput: refused("CloudStack's offerings say how fast a disk is"),
    MultiAttachEnabled: refused("CloudStack attaches a volume to one instance", false),
  },
  /** Waits for the resizing, so that what DescribeVolumesModifications says needs no memory of a job. */
  async run({ VolumeId, Size, VolumeType }, context) {
    const { cloud, now } = context;
    const volume = await findVolume(VolumeId, context);
    const [from, start] = [gib(volume.size), now()];
    const offering = await anotherOffering(volume, VolumeType, context);
    // A volume goes to an offering of a fixed size at that size, where the request names none.
    const to = Size ?? (offering?.iscustomized === false ? (offering.disksize ?? from) : from);
    if (to < from) throw invalidValue("Size", String(to), "New size cannot be smaller than existing size");
    const size = offering ? { diskofferingid: offering.id, ...sizeFor(offering, to, "Size") } : { size: to };
    if (offering !== undefined || to > from) await cloud.run("resizeVolume", { id: volume.id, ...size });
    if (VolumeType !== undefined) await setReservedTag("Volume", [volume], TYPE_TAG, VolumeType, context);
    const { VolumeType: fromType } = volumeView(volume, context);
    const modification = { start, end: now(), from, to, fromType, toType: VolumeType ?? fromType };
    await setReservedTag("Volume", [volume], MODIFICATION_TAG, modificationText(modification), context);
    return { VolumeModification: modificationView(VolumeId, modification) };
  },
});

/**
 * The offering that the volume is to change to. EC2's own types, where no offering is called so, change nothing but what
 * lists show.
 */
async function anotherOffering(
  { type, diskofferingid }: CloudVolume,
  VolumeType: string | undefined,
  context: Ec2Context,
): Promise<DiskOffering | undefined> {
  if (VolumeType === undefined) return undefined;
  const offering = await diskOfferingFor(VolumeType, "VolumeType", context);
  const isNamed = [offering.id, offering.name, slug(offering.name)].includes(VolumeType);
  if (offering.id === diskofferingid || !isNamed) return undefined;
  if (type === "ROOT") {
    const message = `Root volumes have the offering of their instance's type, and can't change to '${VolumeType}'`;
    throw new Ec2Error("UnsupportedOperation", message);
  }
  return offering;
}
