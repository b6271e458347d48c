import { defineMethod } from "../../frame/method";
import { imageDocument, imageNamed } from "../../map/images";
import { notFound } from "../../wire/errors";

export const get = defineMethod("images.get", {
  publicProjects: true,
  async run({ parameters: { project, image: name } }, context) {
    const image = await imageNamed(context, context.project.name, name);
    if (!image) throw notFound(`projects/${project}/global/images/${name}`);
    return imageDocument(image, context);
  },
});
