import { own } from "../../resources/own";
import { plain } from "../command";

export const getVirtualMachineUserData = plain("getVirtualMachineUserData", {
  run(call) {
    const vm = own(call, call.state.vms, call.input.need("virtualmachineid"));
    return {
      virtualmachineuserdata: {
        virtualmachineid: vm.id,
        ...(vm.userData !== undefined && { userdata: vm.userData }),
        ...(vm.userDataId !== undefined && { userdataid: vm.userDataId }),
      },
    };
  },
});
