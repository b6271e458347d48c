import { defineMutation } from "../../frame/mutation";
import { setAutoDelete, volumeLinked } from "../../map/instances/attach";
import { newInstanceFields } from "../../map/instances/fields";
import { findInstance, targetOf } from "../../map/instances/find";
import { checkDisk } from "../../map/instances/wanted";
import { GceError } from "../../wire/errors";

export const attachDisk = defineMutation("instances.attachDisk", {
  fields: {
    honours: ["source", "autoDelete", "type", "mode"],
    ignores: {
      deviceName: newInstanceFields.ignores["disks.deviceName"],
      interface: newInstanceFields.ignores["disks.interface"],
    },
    refuses: {
      boot: "Only data disks can be attached here.",
      initializeParams: "Disks are made before they are attached.",
    },
  },
  async run({ parameters: { zone, instance }, body }, context) {
    checkDisk(body, "resource");
    const found = await findInstance(context, zone, instance);
    const volume = await volumeLinked(context, found.zone, "resource.source", body.source ?? "");
    if (volume.virtualmachineid !== undefined) {
      throw new GceError("resourceInUseByAnotherResource", `The disk '${volume.name}' is already being used.`);
    }
    await setAutoDelete(context, volume, body.autoDelete ?? false);
    const { jobId } = await context.cloud.start("attachVolume", { id: volume.id, virtualmachineid: found.machine.id });
    return { target: targetOf(found), jobId };
  },
});
