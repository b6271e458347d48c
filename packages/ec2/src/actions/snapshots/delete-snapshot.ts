import { defineAction } from "../../action";
import { honoured } from "../../rules";

export const deleteSnapshot = defineAction("DeleteSnapshot", {
  parameters: { SnapshotId: honoured },
  // Found by the job: a snapshot that was deleted before.
  errors: { 431: "InvalidSnapshot.NotFound" },
  async run({ SnapshotId }, { cloud, ids }) {
    await cloud.run("deleteSnapshot", { id: await ids.resolveOne("snapshot", SnapshotId) });
    return {};
  },
});
