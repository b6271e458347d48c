import { defineMutation } from "../../frame/mutation";
import { findSnapshot, snapshotTarget } from "../../map/snapshots";

export const remove = defineMutation("snapshots.delete", {
  async run({ parameters }, context) {
    const found = await findSnapshot(context, parameters.snapshot);
    const { jobId } = await context.cloud.start("deleteSnapshot", { id: found.snapshot.id });
    return { target: snapshotTarget(found), jobId };
  },
});
