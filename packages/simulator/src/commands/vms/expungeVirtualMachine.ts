import { isAdmin } from "../../access/caller";
import { expunge } from "../../resources/vmLife";
import { forbidden, invalid } from "../../wire/errors";
import { job } from "../command";
import { VM_JOB, vmWork } from "./vmJob";

/** In a user's role, and refused to users all the same unless the cloud allows it. */
export const expungeVirtualMachine = job("expungeVirtualMachine", {
  ...VM_JOB,
  java: "admin.vm.ExpungeVMCmd",
  event: "VM.EXPUNGE",
  description: "expunging a virtual machine",
  start: (call) =>
    vmWork(call, {
      lasts: call.settings.quickJob,
      begin(vm) {
        if (!isAdmin(call.caller)) throw forbidden("only root admins expunge virtual machines");
        if (vm.state !== "Destroyed") throw invalid("only a destroyed virtual machine can be expunged");
      },
      finish: (vm) => expunge(call, vm),
      result: () => ({ success: true }),
    }),
});
