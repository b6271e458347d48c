import { defineMutation } from "../../frame/mutation";
import { checkFingerprint, metadataFingerprint, readMetadata } from "../../map/instances/metadata";
import { readProjectMetadata, writeProjectMetadata } from "../../map/project-metadata";

/** Machines that are made from now on find it; those that are there keep what they have. */
export const setCommonInstanceMetadata = defineMutation("projects.setCommonInstanceMetadata", {
  fields: { honours: ["items", "fingerprint"] },
  async run({ body }, context) {
    const { items, stored } = await readProjectMetadata(context);
    checkFingerprint(body.fingerprint, metadataFingerprint(items), "metadata");
    await writeProjectMetadata(context, stored, readMetadata(body, "resource"));
    return { target: { uuid: context.project.uuid, name: context.project.name } };
  },
});
