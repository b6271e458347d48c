import { note } from "../../events/note";
import { own } from "../../resources/own";
import { removeVolume } from "../../resources/volumes";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

export const deleteVolume = plain("deleteVolume", {
  kinds: { id: ["volume"] },
  run: (call) => {
    const { state, input } = call;
    const volume = own(call, state.volumes, input.need("id"));
    if (volume.vmId !== undefined) throw invalid("the volume is attached to a VM");
    if (volume.deleteProtection) throw invalid("the volume is protected from deletion");
    note(call, "VOLUME.DESTROY", `Destroying volume ${volume.id}`, {
      accountId: volume.accountId,
      resourceType: "Volume",
      resourceId: volume.id,
    });
    removeVolume(call, volume);
    return { success: true };
  },
});
