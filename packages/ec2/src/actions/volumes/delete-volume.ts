import { isRefusal } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import { findVolume } from "../../map/volumes/find";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const deleteVolume = defineAction("DeleteVolume", {
  parameters: { VolumeId: honoured },
  async run({ VolumeId }, context) {
    const id = await context.ids.resolveOne("volume", VolumeId);
    try {
      await context.cloud.call("deleteVolume", { id });
    } catch (error) {
      // CloudStack refuses with the same code what is attached and what is gone.
      if (isRefusal(error, 431)) {
        const { virtualmachineid } = await findVolume(VolumeId, context);
        if (virtualmachineid === undefined) throw error;
        throw new Ec2Error("VolumeInUse", `Volume ${VolumeId} is attached to an instance`, { cause: error });
      }
      throw error;
    }
    return {};
  },
});
