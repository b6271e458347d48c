import { own } from "../../resources/own";
import { invalid } from "../../wire/errors";
import { job } from "../command";

/** This cloud has no ISOs, so none is ever attached. */
export const detachIso = job("detachIso", {
  java: "user.iso.DetachIsoCmd",
  instanceType: "VirtualMachine",
  event: "ISO.DETACH",
  description: "detaching an ISO",
  start(call) {
    const vm = own(call, call.state.vms, call.input.need("virtualmachineid"));
    return {
      instanceId: vm.id,
      accountId: vm.accountId,
      lasts: call.settings.quickJob,
      finish: () => {
        throw invalid("the virtual machine has no ISO attached");
      },
    };
  },
});
