import { defineMutation } from "../../frame/mutation";
import { findInstance, targetOf } from "../../map/instances/find";

/** The hard reset that Compute Engine promises: CloudStack's forced reboot. */
export const reset = defineMutation("instances.reset", {
  async run({ parameters: { zone, instance } }, context) {
    const found = await findInstance(context, zone, instance);
    const { jobId } = await context.cloud.start("rebootVirtualMachine", { id: found.machine.id, forced: true });
    return { target: targetOf(found), jobId };
  },
});
