import { defineMutation } from "../../frame/mutation";
import { findDisk } from "../../map/disks";
import { takeSnapshot } from "../../map/snapshots";
import { snapshotFields } from "../snapshots/fields";

export const createSnapshot = defineMutation("disks.createSnapshot", {
  fields: snapshotFields,
  async run({ parameters: { zone, disk }, body }, context) {
    return takeSnapshot(context, await findDisk(context, zone, disk), body);
  },
});
