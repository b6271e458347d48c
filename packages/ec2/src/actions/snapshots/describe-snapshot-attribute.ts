import { defineAction } from "../../action";
import { notFoundError } from "../../map/ids";
import { honoured } from "../../rules";
import { invalidValue } from "../../wire/error";

export const describeSnapshotAttribute = defineAction("DescribeSnapshotAttribute", {
  parameters: { SnapshotId: honoured, Attribute: honoured },
  check({ Attribute }) {
    if (Attribute !== "createVolumePermission" && Attribute !== "productCodes") {
      throw invalidValue(
        "Attribute",
        Attribute,
        "Snapshots have the attributes createVolumePermission and productCodes.",
      );
    }
  },
  async run({ SnapshotId, Attribute }, { cloud, ids }) {
    const [snapshot] = await cloud.list("listSnapshots", { id: await ids.resolveOne("snapshot", SnapshotId) });
    if (!snapshot) throw notFoundError("snapshot", SnapshotId);
    // CloudStack shares no snapshots, so the list of those who may use one is empty.
    return Attribute === "productCodes"
      ? { SnapshotId, ProductCodes: [] }
      : { SnapshotId, CreateVolumePermissions: [] };
  },
});
