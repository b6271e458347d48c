import { defineMutation } from "../../frame/mutation";
import { DEPRECATED } from "../../map/images";
import { imageTarget, ownImage } from "../../map/own-images";
import { setReservedTag } from "../../map/reserved-tags";
import { invalidField } from "../../wire/errors";

const STATES = new Set(["DEPRECATED", "OBSOLETE", "DELETED"]);

/** Marks an image; a marked one is not what its family stands for. ACTIVE, or no state, takes the mark away. */
export const deprecate = defineMutation("images.deprecate", {
  fields: {
    honours: ["state"],
    ignores: {
      replacement: "Only the state is kept.",
      deprecated: "Only the state is kept.",
      obsolete: "Only the state is kept.",
      deleted: "Only the state is kept.",
    },
  },
  async run({ parameters, body: { state = "ACTIVE" } }, context) {
    if (state !== "ACTIVE" && !STATES.has(state)) throw invalidField("state", state, "It is not a deprecation state.");
    const image = await ownImage(context, parameters.image);
    const value = state === "ACTIVE" ? undefined : state;
    await setReservedTag(context.cloud, "Template", image.template, DEPRECATED, value);
    return { target: imageTarget(image) };
  },
});
