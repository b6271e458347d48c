import { defineMutation } from "../../frame/mutation";
import { diskTarget, findDisk } from "../../map/disks";
import { checkLabelFingerprint, checkLabels, replaceLabels } from "../../map/labels";

export const setLabels = defineMutation("disks.setLabels", {
  fields: { honours: ["labels", "labelFingerprint"] },
  async run({ parameters: { zone, resource }, body: { labels = {}, labelFingerprint } }, context) {
    checkLabels(labels, "labels");
    const found = await findDisk(context, zone, resource);
    checkLabelFingerprint(labelFingerprint, found.volume);
    await replaceLabels(context.cloud, "Volume", found.volume.id, found.volume, labels);
    return { target: diskTarget(found) };
  },
});
