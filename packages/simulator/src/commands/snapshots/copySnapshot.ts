import { own } from "../../resources/own";
import { internal } from "../../wire/errors";
import { job } from "../command";

export const copySnapshot = job("copySnapshot", {
  kinds: { id: ["snapshot"], destzoneids: ["zone"] },
  java: "user.snapshot.CopySnapshotCmd",
  instanceType: "Snapshot",
  event: "SNAPSHOT.COPY",
  description: "Copying snapshot",
  start: (call) => {
    const snapshot = own(call, call.state.snapshots, call.input.need("id"));
    return {
      instanceId: snapshot.id,
      lasts: call.settings.storageJob,
      // Recorded: the simulated hypervisor's storage can't copy between zones.
      finish: () => {
        throw internal("the snapshot could not be copied");
      },
    };
  },
});
