import { defineMutation } from "../../frame/mutation";
import { checkLabelFingerprint, checkLabels, replaceLabels } from "../../map/labels";
import { findSnapshot, snapshotTarget } from "../../map/snapshots";

export const setLabels = defineMutation("snapshots.setLabels", {
  fields: { honours: ["labels", "labelFingerprint"] },
  async run({ parameters: { resource }, body: { labels = {}, labelFingerprint } }, context) {
    checkLabels(labels, "labels");
    const found = await findSnapshot(context, resource);
    checkLabelFingerprint(labelFingerprint, found.snapshot);
    await replaceLabels(context.cloud, "Snapshot", found.snapshot.id, found.snapshot, labels);
    return { target: snapshotTarget(found) };
  },
});
