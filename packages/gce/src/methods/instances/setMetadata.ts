import { defineMutation } from "../../frame/mutation";
import { changeMetadata } from "../../map/instances/changes";
import { findInstance, targetOf } from "../../map/instances/find";

export const setMetadata = defineMutation("instances.setMetadata", {
  fields: { honours: ["items", "fingerprint"] },
  async run({ parameters: { zone, instance }, body }, context) {
    const found = await findInstance(context, zone, instance);
    await changeMetadata(context, found, body, "resource");
    return { target: targetOf(found) };
  },
});
