import { defineMutation } from "../../frame/mutation";
import { dataVolumeOf, setAutoDelete } from "../../map/instances/attach";
import { bootDeviceName } from "../../map/instances/disks";
import { findInstance, targetOf } from "../../map/instances/find";
import { invalidField } from "../../wire/errors";

export const setDiskAutoDelete = defineMutation("instances.setDiskAutoDelete", {
  query: ["autoDelete", "deviceName"],
  async run({ parameters: { zone, instance, autoDelete, deviceName } }, context) {
    const found = await findInstance(context, zone, instance);
    const target = targetOf(found);
    if (deviceName !== bootDeviceName(found.machine))
      await setAutoDelete(context, await dataVolumeOf(context, found, deviceName), autoDelete);
    else if (!autoDelete) throw invalidField("autoDelete", false, "The boot disk always goes with its instance here.");
    return { target };
  },
});
