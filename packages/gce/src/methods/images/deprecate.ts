import { defineMutation } from "../../frame/mutation";
import { DEPRECATED, deprecationText } from "../../map/deprecation";
import { imageTarget, ownImage } from "../../map/own-images";
import { setReservedTag } from "../../map/reserved-tags";

/** Marks an image; a marked one is not what its family stands for. ACTIVE, or no state, takes the mark away. */
export const deprecate = defineMutation("images.deprecate", {
  fields: { honours: ["state", "replacement", "deprecated", "obsolete", "deleted"] },
  async run({ parameters, body }, context) {
    const text = deprecationText(body, context);
    const image = await ownImage(context, parameters.image);
    await setReservedTag(context.cloud, "Template", image.template, DEPRECATED, text);
    return { target: imageTarget(image) };
  },
});
