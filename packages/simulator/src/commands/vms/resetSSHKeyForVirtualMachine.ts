import { ownerOf } from "../../access/scope";
import { DETAIL, dropDetail } from "../../resources/vmDetails";
import { invalid } from "../../wire/errors";
import { job } from "../command";
import { keyPairDetails } from "./checks/keyPairs";
import { VM_JOB, vmWork } from "./vmJob";

/** A password that was encrypted with the former key goes with it. */
export const resetSSHKeyForVirtualMachine = job("resetSSHKeyForVirtualMachine", {
  ...VM_JOB,
  envelope: "resetSSHKeyforvirtualmachineresponse",
  java: "user.vm.ResetVMSSHKeyCmd",
  event: "VM.RESETSSHKEY",
  description: "changing the key pair of a virtual machine",
  start: (call) =>
    vmWork(call, {
      lasts: call.settings.quickJob,
      begin(vm) {
        const keys = keyPairDetails(call, ownerOf(call.state, call.caller, call.input));
        if (Object.keys(keys).length === 0) throw invalid("no key pair is named");
        if (vm.state !== "Stopped") throw invalid("key pairs change only while the virtual machine is stopped");
        dropDetail(vm, DETAIL.encryptedPassword);
        vm.details = { ...vm.details, ...keys };
      },
    }),
});
