import { invalid } from "../../wire/errors";
import { job } from "../command";
import { affinityGroupsFor } from "../vms/checks/groups";
import { VM_JOB, vmWork } from "../vms/vmJob";

export const updateVMAffinityGroup = job("updateVMAffinityGroup", {
  ...VM_JOB,
  java: "user.affinitygroup.UpdateVMAffinityGroupCmd",
  event: "VM.AFFINITY.GROUP.UPDATE",
  description: "changing the affinity groups of a virtual machine",
  start: (call) =>
    vmWork(call, {
      lasts: call.settings.quickJob,
      begin(vm) {
        if (vm.state !== "Stopped") throw invalid("affinity groups change only while the virtual machine is stopped");
        vm.affinityGroupIds = affinityGroupsFor(call, call.state.accounts.must(vm.accountId));
      },
    }),
});
