import { own } from "../../resources/own";
import { inUse } from "../../wire/errors";
import { plain } from "../command";

export const deleteUserData = plain("deleteUserData", {
  kinds: { id: ["userData"] },
  run(call) {
    const { state, input } = call;
    const stored = own(call, state.userData, input.need("id"));
    for (const vm of state.vms.by("account", stored.accountId))
      if (vm.userDataId === stored.id) throw inUse(`virtual machine ${vm.name} uses this user data`);
    state.userData.delete(stored.id);
    return { success: true };
  },
});
