import { nicOf } from "../../resources/nics";
import { own } from "../../resources/own";
import { NIC_DETAILS, vmView } from "../../views/vm";
import { invalid } from "../../wire/errors";
import { job } from "../command";

/** Its result is the VM without the job, unlike that of other VM commands (recorded). */
export const updateDefaultNicForVirtualMachine = job("updateDefaultNicForVirtualMachine", {
  java: "user.vm.UpdateDefaultNicForVMCmd",
  event: "NIC.UPDATE",
  description: "changing the default nic of a virtual machine",
  start(call) {
    const { state, settings, caller, input } = call;
    const vm = own(call, state.vms, input.need("virtualmachineid"));
    return {
      accountId: vm.accountId,
      queue: vm.id,
      lasts: settings.quickJob,
      begin() {
        const nic = nicOf(vm, input.need("nicid"));
        if (nic.isDefault) throw invalid("this is the default nic already");
        for (const one of vm.nics) one.isDefault = one === nic;
      },
      finish: () => ({ virtualmachine: vmView(state, vm, caller, { details: NIC_DETAILS }) }),
    };
  },
});
