import { isAdmin } from "../../access/caller";
import { own } from "../../resources/own";
import { enter, expunge, expungeLater, halt } from "../../resources/vmLife";
import type { Vm, Volume } from "../../state/records";
import { vmResult } from "../../views/vm";
import { internal, invalid } from "../../wire/errors";
import { type CallOf, job } from "../command";
import { VM_JOB, vmWork } from "./vmJob";

type Destroy = CallOf<"destroyVirtualMachine">;

/** Data disks named in `volumeids` go with the VM, the others stay, detached; destroying it twice succeeds. */
export const destroyVirtualMachine = job("destroyVirtualMachine", {
  ...VM_JOB,
  java: "user.vm.DestroyVMCmd",
  event: "VM.DESTROY",
  description: "destroying a virtual machine",
  start(call) {
    const { state, caller, settings, input } = call;
    const doomed = input.list("volumeids").map((id) => own(call, state.volumes, id));
    return vmWork(call, {
      lasts: settings.vmStop,
      begin(vm) {
        if (input.flag("expunge") && !isAdmin(caller)) throw internal("the account may not expunge");
        if (vm.deleteProtection) throw invalid(`${vm.instanceName} is protected against being deleted`);
        checkVolumes(vm, doomed);
        if (vm.state === "Running") enter(call, vm, "Stopping");
      },
      finish(vm) {
        if (vm.state === "Destroyed") return;
        releaseVolumes(call, vm, doomed);
        halt(call, vm, "Destroyed");
        expungeLater(call, vm);
      },
      result(vm, job) {
        const result = vmResult(state, vm, caller, job);
        if (input.flag("expunge")) expunge(call, vm);
        return result;
      },
    });
  },
});

function checkVolumes(vm: Vm, volumes: readonly Volume[]): void {
  for (const volume of volumes)
    if (volume.type !== "DATADISK" || volume.vmId !== vm.id)
      throw invalid(`volume ${volume.id} is no data disk of the virtual machine`);
}

function releaseVolumes({ state, clock, settings }: Destroy, vm: Vm, doomed: readonly Volume[]): void {
  vm.diskOfferingId = undefined;
  for (const volume of [...state.volumes.by("vm", vm.id)]) {
    if (volume.type === "ROOT") continue;
    state.volumes.update(volume, { vmId: undefined, deviceId: undefined });
    if (!doomed.includes(volume)) continue;
    volume.state = "Destroy";
    clock.after(settings.expungeDelay, () => {
      if (volume.state === "Destroy") state.volumes.delete(volume.id);
    });
  }
}
