import { defineMutation } from "../../frame/mutation";
import { archOf } from "../../map/architecture";
import { checkedName } from "../../map/checked-name";
import { tagNew, tagsFor } from "../../map/described";
import { imageSource } from "../../map/image-sources";
import { FAMILY, imageNamed } from "../../map/images";
import { RESERVED_PREFIX } from "../../map/labels";
import { alreadyExists } from "../../wire/errors";

/** A template of a stopped instance's disk, of a snapshot, or of what a URL holds. */
export const insert = defineMutation("images.insert", {
  fields: {
    honours: [
      "name",
      "description",
      "family",
      "labels",
      "sourceDisk",
      "sourceSnapshot",
      "rawDisk.source",
      "architecture",
    ],
    ignores: {
      storageLocations: "Images are kept where the operator's storage is.",
      sourceType: "There is one type.",
      "rawDisk.containerType": "The form is told by the URL's ending.",
    },
    refuses: { sourceImage: "CloudStack does not copy templates: use the image itself." },
  },
  async run({ parameters: { project }, body: { description, ...body } }, context) {
    const { name = "", family, labels } = body;
    checkedName(name);
    if (family) checkedName(family, "resource.family");
    const familyTag = family ? [{ key: RESERVED_PREFIX + FAMILY, value: family }] : [];
    const tags = [...tagsFor({ labels }), ...familyTag];
    const [source, known] = await Promise.all([imageSource(context, body), imageNamed(context, project, name)]);
    if (known) throw alreadyExists(`projects/${project}/global/images/${name}`);
    const texts = { name, displaytext: description || name, ...archOf(body) };
    if (source.kind === "url") {
      const [template] = await context.cloud.call("registerTemplate", { ...texts, ...source.parameters });
      await tagNew(context, "Template", template?.id, tags);
      return { target: { uuid: template?.id ?? "", name } };
    }
    const { id = "", jobId } = await context.cloud.start("createTemplate", { ...texts, ...source.parameters });
    await tagNew(context, "Template", id, tags);
    return { target: { uuid: id, name }, jobId };
  },
});
