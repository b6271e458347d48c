import { nicOf } from "../../resources/nics";
import type { Vm } from "../../state/records";
import { NIC_DETAILS, vmView } from "../../views/vm";
import { invalid } from "../../wire/errors";
import { job } from "../command";
import { vmWork } from "../vms/vmJob";

/** The nics change places (recorded). Its result is the VM without the job, unlike that of other VM commands. */
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
        const before = vm.nics.find((one) => one.isDefault);
        const device = nic.deviceId;
        Object.assign(nic, { isDefault: true, deviceId: before?.deviceId ?? 0 });
        if (before) Object.assign(before, { isDefault: false, deviceId: device });
        vm.nics.sort((a, b) => a.deviceId - b.deviceId);
      },
      result: (vm: Vm) => ({ virtualmachine: vmView(state, vm, caller, { details: NIC_DETAILS }) }),
    };
    return vmWork(call, steps, "virtualmachineid");
  },
});
