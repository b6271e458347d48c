import { nicOf, releaseNic } from "../../resources/nics";
import type { Job, Vm } from "../../state/records";
import { NIC_DETAILS, vmResult } from "../../views/vm";
import { invalid } from "../../wire/errors";
import { job } from "../command";
import { vmWork } from "../vms/vmJob";

/** Not the default one. */
export const removeNicFromVirtualMachine = job("removeNicFromVirtualMachine", {
  java: "user.vm.RemoveNicFromVMCmd",
  event: "NIC.DELETE",
  description: "removing a nic from a virtual machine",
  start(call) {
    const { state, settings, caller, input } = call;
    const steps = {
      lasts: settings.quickJob,
      begin(vm: Vm) {
        const nic = nicOf(vm, input.need("nicid"));
        if (nic.isDefault) throw invalid("the default nic can't be removed");
        releaseNic(call, nic);
        vm.nics = vm.nics.filter((one) => one !== nic);
      },
      result: (vm: Vm, done: Job) => vmResult(state, vm, caller, done, { details: NIC_DETAILS }),
    };
    return vmWork(call, steps, "virtualmachineid");
  },
});
