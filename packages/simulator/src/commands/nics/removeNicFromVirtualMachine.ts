import { nicOf, releaseNic } from "../../resources/nics";
import { own } from "../../resources/own";
import { NIC_DETAILS, vmResult } from "../../views/vm";
import { invalid } from "../../wire/errors";
import { job } from "../command";

/** Not the default one. */
export const removeNicFromVirtualMachine = job("removeNicFromVirtualMachine", {
  java: "user.vm.RemoveNicFromVMCmd",
  event: "NIC.DELETE",
  description: "removing a nic from a virtual machine",
  start(call) {
    const { state, settings, caller, input } = call;
    const vm = own(call, state.vms, input.need("virtualmachineid"));
    return {
      accountId: vm.accountId,
      queue: vm.id,
      lasts: settings.quickJob,
      begin() {
        const nic = nicOf(vm, input.need("nicid"));
        if (nic.isDefault) throw invalid("the default nic can't be removed");
        releaseNic(call, nic);
        vm.nics = vm.nics.filter((one) => one !== nic);
      },
      finish: (done) => vmResult(state, vm, caller, done, { details: NIC_DETAILS }),
    };
  },
});
