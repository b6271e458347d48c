import { defineList } from "../../frame/list";
import { listSnapshots, snapshotDocument } from "../../map/snapshots";
import { listZones } from "../../map/zones";

export const list = defineList("snapshots.list", {
  async items(_, context) {
    const [snapshots, zones] = await Promise.all([listSnapshots(context), listZones(context)]);
    return snapshots.map((snapshot) => snapshotDocument(snapshot, zones, context));
  },
});
