import { defineMutation } from "../../frame/mutation";
import { checkLabelFingerprint, checkLabels, replaceLabels } from "../../map/labels";
import { imageTarget, ownImage } from "../../map/own-images";

export const setLabels = defineMutation("images.setLabels", {
  fields: { honours: ["labels", "labelFingerprint"] },
  async run({ parameters: { resource }, body: { labels = {}, labelFingerprint } }, context) {
    checkLabels(labels, "labels");
    const image = await ownImage(context, resource);
    checkLabelFingerprint(labelFingerprint, image.template);
    await replaceLabels(context.cloud, "Template", image.template.id, image.template, labels);
    return { target: imageTarget(image) };
  },
});
