import { nicOf } from "../../resources/nics";
import type { Vm } from "../../state/records";
import { NIC_DETAILS, vmView } from "../../views/vm";
import { invalid } from "../../wire/errors";
import { job } from "../command";
import { vmWork } from "../vms/vmJob";

/** Its result is the VM without the job, unlike that of other VM commands (recorded). */
export const updateDefaultNicForVirtualMachine = job("updateDefaultNicForVirtualMachine", {
  java: "user.vm.UpdateDefaultNicForVMCmd",
  event: "NIC.UPDATE",
  description: "changing the default nic of a virtual machine",
  start(call) {
    const { state, settings, caller, input } = call;
    const steps = {
      lasts: settings.quickJob,
      begin(vm: Vm) {
        const nic = nicOf(vm, input.need("nicid"));
        if (nic.isDefault) throw invalid("this is the default nic already");
        for (const one of vm.nics) one.isDefault = one === nic;
      },
      result: (vm: Vm) => ({ virtualmachine: vmView(state, vm, caller, { details: NIC_DETAILS }) }),
    };
    return vmWork(call, steps, "virtualmachineid");
  },
});
