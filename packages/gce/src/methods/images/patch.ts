import { defineMutation } from "../../frame/mutation";
import { checkedName } from "../../map/checked-name";
import { FAMILY } from "../../map/images";
import { imageTarget, ownImage } from "../../map/own-images";
import { setReservedTag } from "../../map/reserved-tags";

export const patch = defineMutation("images.patch", {
  fields: { honours: ["description", "family"], echoes: ["name"] },
  async run({ parameters, body: { description, family } }, context) {
    const { cloud } = context;
    if (family) checkedName(family, "resource.family");
    const image = await ownImage(context, parameters.image);
    const { id, name } = image.template;
    if (description !== undefined) await cloud.call("updateTemplate", { id, displaytext: description || name });
    if (family !== undefined) await setReservedTag(cloud, "Template", image.template, FAMILY, family || undefined);
    return { target: imageTarget(image) };
  },
});
