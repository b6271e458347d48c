import { defineMutation } from "../../frame/mutation";
import { findInstance, targetOf } from "../../map/instances/find";

export const start = defineMutation("instances.start", {
  async run({ parameters: { zone, instance } }, context) {
    const found = await findInstance(context, zone, instance);
    const { jobId } = await context.cloud.start("startVirtualMachine", { id: found.machine.id });
    return { target: targetOf(found), jobId };
  },
});
