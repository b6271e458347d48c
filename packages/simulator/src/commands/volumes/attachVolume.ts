import { own } from "../../resources/own";
import { freeDevice } from "../../resources/volumes";
import type { VolumeState } from "../../state/records";
import { volumeView } from "../../views/volume";
import { invalid } from "../../wire/errors";
import { job } from "../command";

const ATTACHABLE: ReadonlySet<VolumeState> = new Set(["Allocated", "Uploaded", "Ready"]);

export const attachVolume = job("attachVolume", {
  kinds: { id: ["volume"] },
  java: "user.volume.AttachVolumeCmd",
  instanceType: "Volume",
  event: "VOLUME.ATTACH",
  description: "Attaching volume",
  start: (call) => {
    const { state, clock, settings, input } = call;
    const volume = own(call, state.volumes, input.need("id"));
    const vm = own(call, state.vms, input.need("virtualmachineid"));
    return {
      instanceId: volume.id,
      lasts: settings.storageJob,
      begin: () => {
        if (volume.vmId !== undefined) throw invalid("the volume is attached already");
        if (!ATTACHABLE.has(volume.state)) throw invalid(`the volume is ${volume.state}`);
        if (vm.state !== "Running" && vm.state !== "Stopped") throw invalid(`VM ${vm.name} is ${vm.state}`);
        if (vm.zoneId !== volume.zoneId) throw invalid("the volume and the VM are in different zones");
        const deviceId = freeDevice(call, vm, input.number("deviceid"));
        state.volumes.update(volume, { vmId: vm.id, deviceId });
      },
      finish: (job) => {
        Object.assign(volume, { state: "Ready", attached: clock.now() });
        return { volume: volumeView(state, volume, job) };
      },
    };
  },
});
