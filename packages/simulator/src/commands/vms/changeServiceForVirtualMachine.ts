import { own } from "../../resources/own";
import { vmView } from "../../views/vm";
import { invalid } from "../../wire/errors";
import { plain } from "../command";
import { changeOffering } from "./changeOffering";

/** The older form of scaleVirtualMachine, which answers at once. */
export const changeServiceForVirtualMachine = plain("changeServiceForVirtualMachine", {
  kinds: { id: ["vm"] },
  run(call) {
    const { state, caller, input, record } = call;
    const vm = own(call, state.vms, input.need("id"));
    if (vm.state !== "Stopped") throw invalid("only a stopped virtual machine changes its offering");
    changeOffering(call, vm);
    const subject = {
      userId: caller.user.id,
      accountId: vm.accountId,
      resourceType: "VirtualMachine",
      resourceId: vm.id,
    };
    record({ ...subject, type: "VM.UPGRADE", description: "changing the offering of a virtual machine" }, "Completed");
    return { virtualmachine: vmView(state, vm, caller) };
  },
});
