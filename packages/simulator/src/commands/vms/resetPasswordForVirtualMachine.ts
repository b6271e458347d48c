import { vmResult } from "../../views/vm";
import { invalid } from "../../wire/errors";
import { job } from "../command";
import { newPassword, rememberPassword } from "./password";
import { VM_JOB, vmWork } from "./vmJob";

export const resetPasswordForVirtualMachine = job("resetPasswordForVirtualMachine", {
  ...VM_JOB,
  java: "user.vm.ResetVMPasswordCmd",
  event: "VM.RESETPASSWORD",
  description: "changing the password of a virtual machine",
  start(call) {
    const { state, settings, caller, input, random } = call;
    const password = input.text("password") ?? newPassword(random);
    return vmWork(call, {
      lasts: settings.quickJob,
      begin(vm) {
        if (!state.templates.get(vm.templateId)?.passwordEnabled) throw invalid("the template has no passwords");
        if (vm.state !== "Stopped") throw invalid("the password changes only while the virtual machine is stopped");
        rememberPassword(vm, password);
      },
      result: (vm, done) => vmResult(state, vm, caller, done, { password }),
    });
  },
});
