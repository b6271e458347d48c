import { checkAccess } from "../../access/caller";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const deleteSnapshot = job("deleteSnapshot", {
  kinds: { id: ["snapshot"] },
  java: "user.snapshot.DeleteSnapshotCmd",
  instanceType: "Snapshot",
  event: "SNAPSHOT.DELETE",
  description: "Deleting snapshot",
  start: ({ state, caller, settings, input }) => {
    const id = input.need("id");
    const snapshot = state.snapshots.get(id);
    if (snapshot) checkAccess(state, caller, snapshot);
    return {
      instanceId: id,
      lasts: settings.quickJob,
      // Recorded: that it is gone already is found by the job, not by the call.
      begin: () => {
        if (!state.snapshots.get(id)) throw invalid("the snapshot is destroyed already");
      },
      finish: () => {
        state.tags.forget(id);
        state.snapshots.delete(id);
        return { success: true };
      },
    };
  },
});
