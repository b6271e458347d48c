import { own } from "../../resources/own";
import { removeVolume } from "../../resources/volumes";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

export const deleteVolume = plain("deleteVolume", {
  kinds: { id: ["volume"] },
  run: (call) => {
    const { state, caller, record, input } = call;
    const volume = own(call, state.volumes, input.need("id"));
    if (volume.vmId !== undefined) throw invalid("the volume is attached to a VM");
    if (volume.deleteProtection) throw invalid("the volume is protected from deletion");
    const subject = {
      type: "VOLUME.DESTROY",
      description: `Destroying volume ${volume.id}`,
      userId: caller.user.id,
      accountId: volume.accountId,
      resourceType: "Volume",
      resourceId: volume.id,
    };
    const parent = record(subject, "Started");
    record(subject, "Completed", parent);
    removeVolume(call, volume);
    return { success: true };
  },
});
