import { defineAction } from "../../action";
import { diskOfferingFor } from "../../map/disk-offerings";
import { setReservedTag } from "../../map/reserved-tags";
import { findVolume } from "../../map/volumes/find";
import { gib, TYPE_TAG, volumeView } from "../../map/volumes/volume";
import { honoured, refused } from "../../rules";
import { invalidValue } from "../../wire/error";
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
    const to = Size ?? from;
    if (to < from) throw invalidValue("Size", String(Size), "New size cannot be smaller than existing size");
    const offering = VolumeType === undefined ? undefined : await diskOfferingFor(VolumeType, "VolumeType", context);
    const another = offering !== undefined && offering.id !== volume.diskofferingid && volume.type !== "ROOT";
    if (another || to > from) {
      await cloud.run("resizeVolume", {
        id: volume.id,
        ...(another && { diskofferingid: offering.id }),
        ...(!another || offering.iscustomized ? { size: to } : {}),
      });
    }
    if (VolumeType !== undefined) await setReservedTag("Volume", [volume], TYPE_TAG, VolumeType, context);
    const { VolumeType: fromType } = volumeView(volume, context);
    const modification = { start, end: now(), from, to, fromType, toType: VolumeType ?? fromType };
    await setReservedTag("Volume", [volume], MODIFICATION_TAG, modificationText(modification), context);
    return { VolumeModification: modificationView(VolumeId, modification) };
  },
});
