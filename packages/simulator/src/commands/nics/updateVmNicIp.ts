import { releaseAddress, takeAddress } from "../../resources/guestAddresses";
import { ownNic } from "../../resources/nics";
import { vmResult } from "../../views/vm";
import { invalid } from "../../wire/errors";
import { job } from "../command";

/** Gives a nic of a stopped VM another address: the wanted one or any that is free. */
export const updateVmNicIp = job("updateVmNicIp", {
  java: "user.vm.UpdateVmNicIpCmd",
  instanceType: "VirtualMachine",
  event: "NIC.UPDATE",
  description: "changing the address of a nic",
  start(call) {
    const { state, settings, caller, random, input } = call;
    const { vm, nic } = ownNic(call, input.need("nicid"));
    return {
      instanceId: vm.id,
      accountId: vm.accountId,
      queue: vm.id,
      lasts: settings.quickJob,
      begin() {
        if (vm.state !== "Stopped") throw invalid("addresses change only while the virtual machine is stopped");
        const network = state.networks.must(nic.networkId);
        const before = nic.ipAddress;
        nic.ipAddress = takeAddress(network, random, input.text("ipaddress"));
        if (before !== undefined) releaseAddress(network, before);
      },
      finish: (done) => vmResult(state, vm, caller, done),
    };
  },
});
