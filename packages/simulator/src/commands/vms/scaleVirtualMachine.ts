import { internal, invalid } from "../../wire/errors";
import { job } from "../command";
import { changeOffering } from "./changeOffering";
import { VM_JOB, vmWork } from "./vmJob";

/** Dynamic scaling is off in these zones, so only a stopped VM can change (recorded). */
export const scaleVirtualMachine = job("scaleVirtualMachine", {
  ...VM_JOB,
  java: "user.vm.ScaleVMCmd",
  event: "VM.UPGRADE",
  description: "changing the offering of a virtual machine",
  start: (call) =>
    vmWork(call, {
      lasts: call.settings.quickJob,
      finish(vm) {
        if (vm.state === "Running") throw internal("dynamic scaling is disabled in this zone");
        if (vm.state !== "Stopped") throw invalid(`a virtual machine that is ${vm.state} can't change its offering`);
        changeOffering(call, vm);
      },
    }),
});
