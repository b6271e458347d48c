import { enter, halt } from "../../resources/vmLife";
import { internal } from "../../wire/errors";
import { job } from "../command";
import { VM_JOB, vmWork } from "./vmJob";

/** Stopping what is stopped succeeds (recorded). */
export const stopVirtualMachine = job("stopVirtualMachine", {
  ...VM_JOB,
  java: "user.vm.StopVMCmd",
  event: "VM.STOP",
  description: "stopping a virtual machine",
  start: (call) =>
    vmWork(call, {
      lasts: call.settings.vmStop,
      begin(vm) {
        if (vm.state === "Running") enter(call, vm, "Stopping");
        else if (vm.state !== "Stopped") throw internal(`a virtual machine that is ${vm.state} can't be stopped`);
      },
      finish(vm) {
        if (vm.state === "Stopping") halt(call, vm, "Stopped");
      },
    }),
});
