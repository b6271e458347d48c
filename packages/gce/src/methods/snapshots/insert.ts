import { defineMutation } from "../../frame/mutation";
import { findDisk } from "../../map/disks";
import { ownZonalLink } from "../../map/own-links";
import { takeSnapshot } from "../../map/snapshots";
import { snapshotFields } from "./fields";

export const insert = defineMutation("snapshots.insert", {
  fields: snapshotFields,
  async run({ body }, context) {
    const { sourceDisk = "" } = body;
    const { zone, name } = ownZonalLink(context, "resource.sourceDisk", sourceDisk, "disks");
    return takeSnapshot(context, await findDisk(context, zone, name), body);
  },
});
