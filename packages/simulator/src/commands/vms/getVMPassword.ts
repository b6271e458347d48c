import { own } from "../../resources/own";
import { DETAIL } from "../../resources/vmDetails";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

/** Encrypted with the VM's key pair; 431 for a VM without a password or without such a key. */
export const getVMPassword = plain("getVMPassword", {
  kinds: { id: ["vm"] },
  run(call) {
    const vm = own(call, call.state.vms, call.input.need("id"));
    const encryptedpassword = vm.details[DETAIL.encryptedPassword];
    if (encryptedpassword === undefined) throw invalid(`no password is kept for ${vm.instanceName}`);
    return { password: { encryptedpassword } };
  },
});
