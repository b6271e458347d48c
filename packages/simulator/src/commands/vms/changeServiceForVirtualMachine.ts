import { note } from "../../events/note";
import { own } from "../../resources/own";
import { vmView } from "../../views/vm";
import { invalid } from "../../wire/errors";
import { plain } from "../command";
import { changeOffering } from "./changeOffering";

/** The older form of scaleVirtualMachine, which answers at once. */
export const changeServiceForVirtualMachine = plain("changeServiceForVirtualMachine", {
  kinds: { id: ["vm"] },
  run(call) {
    const { state, caller, input } = call;
    const vm = own(call, state.vms, input.need("id"));
    if (vm.state !== "Stopped") throw invalid("only a stopped virtual machine changes its offering");
    changeOffering(call, vm);
    note(call, "VM.UPGRADE", "changing the offering of a virtual machine", {
      accountId: vm.accountId,
      resourceType: "VirtualMachine",
      resourceId: vm.id,
    });
    return { virtualmachine: vmView(state, vm, caller) };
  },
});
