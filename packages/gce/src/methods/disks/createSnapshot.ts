import { defineMutation } from "../../frame/mutation";
import { diskTarget, findDisk } from "../../map/disks";
import { takeSnapshot } from "../../map/snapshots";
import { snapshotFields } from "../snapshots/fields";

export const createSnapshot = defineMutation("disks.createSnapshot", {
  fields: snapshotFields,
  async run({ parameters: { zone, disk }, body }, context) {
    const found = await findDisk(context, zone, disk);
    return { ...(await takeSnapshot(context, found, body)), target: diskTarget(found) };
  },
});
