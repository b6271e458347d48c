import { defineMutation } from "../../frame/mutation";
import { findInstance, targetOf } from "../../map/instances/find";

export const stop = defineMutation("instances.stop", {
  async run({ parameters: { zone, instance } }, context) {
    const found = await findInstance(context, zone, instance);
    const { jobId } = await context.cloud.start("stopVirtualMachine", { id: found.machine.id });
    return { target: targetOf(found), jobId };
  },
});
