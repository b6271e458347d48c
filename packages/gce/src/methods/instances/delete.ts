import { defineMutation } from "../../frame/mutation";
import { findInstance, targetOf } from "../../map/instances/find";
import { removeInstance } from "../../map/instances/remove";

export const deleteInstance = defineMutation("instances.delete", {
  async run({ parameters: { zone, instance } }, context) {
    const found = await findInstance(context, zone, instance);
    return { target: targetOf(found), jobId: await removeInstance(context, found) };
  },
});
