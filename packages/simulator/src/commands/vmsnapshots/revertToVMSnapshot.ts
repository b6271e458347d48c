import { own } from "../../resources/own";
import { vmResult } from "../../views/vm";
import { invalid } from "../../wire/errors";
import { job } from "../command";

/** Disks have no content here, so nothing but the checks and the time it takes can be seen of it. */
export const revertToVMSnapshot = job("revertToVMSnapshot", {
  kinds: { vmsnapshotid: ["vmSnapshot"] },
  java: "user.vmsnapshot.RevertToVMSnapshotCmd",
  instanceType: "VmSnapshot",
  hidesInstance: true,
  event: "VMSNAPSHOT.REVERTTO",
  description: "taking a virtual machine back to a snapshot",
  start(call) {
    const { state, settings, caller, input } = call;
    const snapshot = own(call, state.vmSnapshots, input.need("vmsnapshotid"));
    const vm = own(call, state.vms, snapshot.vmId);
    return {
      instanceId: snapshot.id,
      accountId: vm.accountId,
      queue: vm.id,
      lasts: settings.storageJob,
      begin() {
        if (snapshot.state !== "Ready") throw invalid("the snapshot is not ready");
        if (vm.state === "Running" && !snapshot.withMemory)
          throw invalid("a running virtual machine goes back only to a snapshot with its memory");
      },
      finish: (done) => vmResult(state, vm, caller, done),
    };
  },
});
