import { isAdmin } from "../../access/caller";
import { own } from "../../resources/own";
import { enter } from "../../resources/vmLife";
import { vmView } from "../../views/vm";
import { forbidden, invalid } from "../../wire/errors";
import { plain } from "../command";

export const recoverVirtualMachine = plain("recoverVirtualMachine", {
  kinds: { id: ["vm"] },
  run(call) {
    const { state, caller, input } = call;
    const vm = own(call, state.vms, input.need("id"));
    if (!isAdmin(caller)) throw forbidden("only root admins recover virtual machines");
    if (vm.state !== "Destroyed") throw invalid("only a destroyed virtual machine can be recovered");
    vm.cancelExpunge?.();
    vm.cancelExpunge = undefined;
    enter(call, vm, "Stopped");
    return { virtualmachine: vmView(state, vm, caller) };
  },
});
