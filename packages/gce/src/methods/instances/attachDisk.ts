import { defineMutation } from "../../frame/mutation";
import { checkDeviceFree, noteAttachment, volumeLinked } from "../../map/instances/attach";
import { newInstanceFields } from "../../map/instances/fields";
import { findInstance, targetOf } from "../../map/instances/find";
import { checkDisk } from "../../map/instances/wanted-disks";

export const attachDisk = defineMutation("instances.attachDisk", {
  fields: {
    honours: ["source", "autoDelete", "deviceName", "type", "mode"],
    ignores: { interface: newInstanceFields.ignores["disks.interface"] },
    refuses: {
      boot: "Only data disks can be attached here.",
      initializeParams: "Disks are made before they are attached.",
    },
  },
  async run({ parameters: { zone, instance }, body }, context) {
    checkDisk(body, "resource");
    const found = await findInstance(context, zone, instance);
    const volume = await volumeLinked(context, found.zone, "resource.source", body.source ?? "");
    const deviceName = body.deviceName || undefined;
    if (deviceName !== undefined) await checkDeviceFree(context, found, deviceName);
    await noteAttachment(context, volume, { autoDelete: body.autoDelete ?? false, deviceName });
    const { jobId } = await context.cloud.start("attachVolume", { id: volume.id, virtualmachineid: found.machine.id });
    return { target: targetOf(found), jobId };
  },
});
