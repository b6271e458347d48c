import { defineList } from "../../frame/list";
import { imageDocument, listImages } from "../../map/images";

export const list = defineList("images.list", {
  publicProjects: true,
  async items(_, context) {
    return (await listImages(context, context.project.name)).map((image) => imageDocument(image, context));
  },
});
