import { defineMethod } from "../../frame/method";
import { findSnapshot, snapshotDocument } from "../../map/snapshots";
import { listZones } from "../../map/zones";

export const get = defineMethod("snapshots.get", {
  async run({ parameters }, context) {
    const [found, zones] = await Promise.all([findSnapshot(context, parameters.snapshot), listZones(context)]);
    return snapshotDocument(found, zones, context);
  },
});
