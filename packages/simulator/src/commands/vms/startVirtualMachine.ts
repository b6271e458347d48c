import { arrive, depart } from "../../resources/vmLife";
import { internal, invalid } from "../../wire/errors";
import { job } from "../command";
import { VM_JOB, vmWork } from "./vmJob";

export const startVirtualMachine = job("startVirtualMachine", {
  ...VM_JOB,
  java: "user.vm.StartVMCmd",
  event: "VM.START",
  description: "starting a virtual machine",
  start: (call) =>
    vmWork(call, {
      lasts: call.settings.vmStart,
      begin(vm) {
        if (vm.state === "Running") throw invalid(`the virtual machine ${vm.id} is already running`);
        if (vm.state === "Stopped") depart(call, vm);
      },
      finish(vm) {
        if (vm.state !== "Starting") throw internal(`a virtual machine that is ${vm.state} can't be started`);
        arrive(call, vm, "Stopped");
      },
    }),
});
