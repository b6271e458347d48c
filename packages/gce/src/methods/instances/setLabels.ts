import { defineMutation } from "../../frame/mutation";
import { changeLabels } from "../../map/instances/changes";
import { findInstance, targetOf } from "../../map/instances/find";
import { checkLabelFingerprint } from "../../map/labels";

export const setLabels = defineMutation("instances.setLabels", {
  fields: { honours: ["labels", "labelFingerprint"] },
  async run({ parameters: { zone, instance }, body: { labels = {}, labelFingerprint } }, context) {
    const found = await findInstance(context, zone, instance);
    checkLabelFingerprint(labelFingerprint, found.machine);
    await changeLabels(context, found, labels);
    return { target: targetOf(found) };
  },
});
