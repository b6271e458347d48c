import { defineAction } from "../../action";
import { deviceName } from "../../map/devices";
import { findVolume } from "../../map/volumes/find";
import { honoured, ignored } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const detachVolume = defineAction("DetachVolume", {
  parameters: {
    VolumeId: honoured,
    InstanceId: honoured,
    Device: honoured,
    Force: ignored("CloudStack's hypervisors detach without asking the guest"),
  },
  async run({ VolumeId, InstanceId, Device }, context) {
    const { cloud, ids } = context;
    const volume = await findVolume(VolumeId, context);
    const machine = volume.virtualmachineid;
    if (machine === undefined) {
      throw new Ec2Error("IncorrectState", `Volume '${VolumeId}' is in the 'available' state.`);
    }
    const instance = ids.of("instance", machine);
    const device = deviceName(volume.deviceid ?? 0);
    const elsewhere = InstanceId !== undefined && (await ids.resolveOne("instance", InstanceId)) !== machine;
    if (elsewhere || (Device !== undefined && Device.at(-1) !== device.at(-1) && volume.type !== "ROOT")) {
      throw new Ec2Error("InvalidAttachment.NotFound", `Volume ${VolumeId} is attached to ${instance} as ${device}`);
    }
    if (volume.type === "ROOT" && volume.vmstate !== "Stopped") {
      throw new Ec2Error("OperationNotPermitted", "Unable to detach root volume from an instance that is not stopped");
    }
    await cloud.start("detachVolume", { id: volume.id });
    return { VolumeId, InstanceId: instance, Device: device, State: "detaching" };
  },
});
