import { own } from "../../resources/own";
import { volumeView } from "../../views/volume";
import { internal, invalid } from "../../wire/errors";
import { job } from "../command";

export const detachVolume = job("detachVolume", {
  kinds: { id: ["volume"] },
  java: "user.volume.DetachVolumeCmd",
  instanceType: "Volume",
  event: "VOLUME.DETACH",
  description: "Detaching volume",
  start: (call) => {
    const { state, settings, input } = call;
    const id = input.text("id");
    const volume = id === undefined ? undefined : own(call, state.volumes, id);
    return {
      // Recorded: a job that knows no volume names no type either.
      ...(volume ? { instanceId: volume.id } : { isUntyped: true }),
      lasts: settings.storageJob,
      begin: () => {
        // Recorded: naming the VM and the device in place of the volume is documented and fails.
        if (!volume) throw internal("the volume has to be named by its id");
        const vm = state.vms.get(volume.vmId);
        if (!vm) throw invalid("the volume is not attached");
        if (volume.type === "ROOT" && vm.state !== "Stopped" && vm.state !== "Destroyed")
          throw invalid(`the root volume of a VM that is ${vm.state} can't be detached`);
      },
      finish: (job) => {
        if (!volume) throw internal("the volume has to be named by its id");
        state.volumes.update(volume, { vmId: undefined, deviceId: undefined, attached: undefined });
        return { volume: volumeView(state, volume, job) };
      },
    };
  },
});
