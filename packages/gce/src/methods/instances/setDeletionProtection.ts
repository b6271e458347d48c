import { defineMutation } from "../../frame/mutation";
import { changeProtection } from "../../map/instances/changes";
import { findInstance, targetOf } from "../../map/instances/find";

export const setDeletionProtection = defineMutation("instances.setDeletionProtection", {
  query: ["deletionProtection"],
  async run({ parameters: { zone, resource, deletionProtection = true } }, context) {
    const found = await findInstance(context, zone, resource);
    await changeProtection(context, found, deletionProtection);
    return { target: targetOf(found) };
  },
});
