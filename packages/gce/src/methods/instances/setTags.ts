import { defineMutation } from "../../frame/mutation";
import { changeTags } from "../../map/instances/changes";
import { findInstance, targetOf } from "../../map/instances/find";
import { checkTags } from "../../map/instances/wanted";

export const setTags = defineMutation("instances.setTags", {
  fields: { honours: ["items", "fingerprint"] },
  async run({ parameters: { zone, instance }, body }, context) {
    checkTags(body.items, "resource.items");
    const found = await findInstance(context, zone, instance);
    await changeTags(context, found, body);
    return { target: targetOf(found) };
  },
});
