import { own } from "../../resources/own";
import { job } from "../command";

export const deleteVMSnapshot = job("deleteVMSnapshot", {
  kinds: { vmsnapshotid: ["vmSnapshot"] },
  java: "user.vmsnapshot.DeleteVMSnapshotCmd",
  instanceType: "VmSnapshot",
  hidesInstance: true,
  event: "VMSNAPSHOT.DELETE",
  description: "deleting a snapshot of a virtual machine",
  start(call) {
    const { state, settings, input } = call;
    const snapshot = own(call, state.vmSnapshots, input.need("vmsnapshotid"));
    return {
      instanceId: snapshot.id,
      accountId: snapshot.accountId,
      queue: snapshot.vmId,
      lasts: settings.storageJob,
      finish: () => {
        state.tags.forget(snapshot.id);
        state.vmSnapshots.delete(snapshot.id);
        return { success: true };
      },
    };
  },
});
