import { defineAction } from "../../action";
import { deviceId, deviceName } from "../../map/devices";
import { notFoundError } from "../../map/ids";
import { findVolume } from "../../map/volumes/find";
import { honoured, refused } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const attachVolume = defineAction("AttachVolume", {
  parameters: {
    VolumeId: honoured,
    InstanceId: honoured,
    Device: honoured,
    EbsCardIndex: refused("CloudStack's machines have one disk controller", 0),
  },
  check({ Device }) {
    deviceId(Device, "Device");
  },
  /** Does not wait: clients ask DescribeVolumes until it says `in-use`. What the job would find wrong is looked at before. */
  async run({ VolumeId, InstanceId, Device }, context) {
    const { cloud, ids, now } = context;
    const device = deviceId(Device, "Device");
    const virtualmachineid = await ids.resolveOne("instance", InstanceId);
    const [volume, [machine], others] = await Promise.all([
      findVolume(VolumeId, context),
      cloud.list("listVirtualMachines", { id: virtualmachineid, details: ["min"] }),
      cloud.list("listVolumes", { virtualmachineid }),
    ]);
    if (!machine) throw notFoundError("instance", InstanceId);
    if (volume.virtualmachineid !== undefined) {
      throw new Ec2Error("VolumeInUse", `${VolumeId} is already attached to an instance`);
    }
    if (volume.zoneid !== machine.zoneid) {
      throw new Ec2Error("InvalidVolume.ZoneMismatch", `The volume '${VolumeId}' is not in the instance's zone`);
    }
    if (machine.state !== "Running" && machine.state !== "Stopped") {
      throw new Ec2Error("IncorrectState", `Instance '${InstanceId}' is not 'running' or 'stopped'`);
    }
    if (others.some(({ deviceid }) => deviceid === device)) {
      throw new Ec2Error("InvalidParameterValue", `Attachment point ${Device} is already in use`);
    }
    await cloud.start("attachVolume", { id: volume.id, virtualmachineid, deviceid: device });
    return {
      VolumeId,
      InstanceId,
      Device: deviceName(device),
      State: "attaching",
      AttachTime: new Date(now()),
      DeleteOnTermination: false,
    };
  },
});
