import { invalid } from "../../wire/errors";
import { job } from "../command";
import { VM_JOB, vmWork } from "./vmJob";

/** Running throughout, as far as lists tell. */
export const rebootVirtualMachine = job("rebootVirtualMachine", {
  ...VM_JOB,
  java: "user.vm.RebootVMCmd",
  event: "VM.REBOOT",
  description: "rebooting a virtual machine",
  start: (call) =>
    vmWork(call, {
      lasts: call.settings.vmStart,
      begin(vm) {
        if (vm.state !== "Running") throw invalid(`a virtual machine that is ${vm.state} can't be rebooted`);
      },
    }),
});
