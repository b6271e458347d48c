import { defineMutation } from "../../frame/mutation";
import { dataVolumeOf } from "../../map/instances/attach";
import { findInstance, targetOf } from "../../map/instances/find";

export const detachDisk = defineMutation("instances.detachDisk", {
  query: ["deviceName"],
  async run({ parameters: { zone, instance, deviceName } }, context) {
    const found = await findInstance(context, zone, instance);
    const { id } = await dataVolumeOf(context, found, deviceName);
    // Seen to its end: once detached, the job does not say any more what the volume was detached from.
    await context.cloud.run("detachVolume", { id });
    return { target: targetOf(found) };
  },
});
