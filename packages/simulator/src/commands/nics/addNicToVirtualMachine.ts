import { mayUse } from "../../access/caller";
import { implement } from "../../resources/networks";
import { newNic } from "../../resources/nics";
import type { Job, Vm } from "../../state/records";
import { NIC_DETAILS, vmResult } from "../../views/vm";
import { forbidden, internal, invalid } from "../../wire/errors";
import { job } from "../command";
import { vmWork } from "../vms/vmJob";

export const addNicToVirtualMachine = job("addNicToVirtualMachine", {
  java: "user.vm.AddNicToVMCmd",
  instanceType: "VirtualMachine",
  event: "NIC.CREATE",
  description: "adding a nic to a virtual machine",
  start(call) {
    const { state, settings, caller, input } = call;
    const network = state.networks.get(input.need("networkid"));
    if (!network) throw invalid("the network is gone");
    if (network.aclType !== "Domain" && !mayUse(state, caller, network.accountId)) throw forbidden();
    const steps = {
      lasts: settings.quickJob,
      begin(vm: Vm) {
        if (network.zoneId !== vm.zoneId) throw invalid(`network ${network.name} is in another zone`);
        if (vm.nics.some((nic) => nic.networkId === network.id))
          throw internal(`${vm.instanceName} has a nic in network ${network.id} already`);
        const placement = { network, ipAddress: input.text("ipaddress"), macAddress: input.text("macaddress") };
        const highest = Math.max(-1, ...vm.nics.map((nic) => nic.deviceId));
        vm.nics = [...vm.nics, newNic(call, placement, highest + 1)];
        if (vm.state === "Running") implement(call, network);
      },
      result: (vm: Vm, done: Job) => vmResult(state, vm, caller, done, { details: NIC_DETAILS }),
    };
    return vmWork(call, steps, "virtualmachineid");
  },
});
