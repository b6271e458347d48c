import { defineMethod } from "../../frame/method";
import { imageDocument, newestOfFamily } from "../../map/images";
import { notFound } from "../../wire/errors";

export const getFromFamily = defineMethod("images.getFromFamily", {
  publicProjects: true,
  async run({ parameters: { project, family } }, context) {
    const image = await newestOfFamily(context, context.project.name, family);
    if (!image) throw notFound(`projects/${project}/global/images/family/${family}`);
    return imageDocument(image, context);
  },
});
