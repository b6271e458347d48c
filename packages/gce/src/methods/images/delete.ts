import { defineMutation } from "../../frame/mutation";
import { imageTarget, ownImage } from "../../map/own-images";

export const remove = defineMutation("images.delete", {
  async run({ parameters }, context) {
    const image = await ownImage(context, parameters.image);
    const { jobId } = await context.cloud.start("deleteTemplate", { id: image.template.id });
    return { target: imageTarget(image), jobId };
  },
});
