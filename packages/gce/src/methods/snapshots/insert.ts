import { defineMutation } from "../../frame/mutation";
import { findDisk } from "../../map/disks";
import { takeSnapshot } from "../../map/snapshots";
import { invalidField } from "../../wire/errors";
import { parseLink } from "../../wire/links";
import { snapshotFields } from "./fields";

export const insert = defineMutation("snapshots.insert", {
  fields: snapshotFields,
  async run({ body }, context) {
    const { sourceDisk = "" } = body;
    const { scope, name } = parseLink("resource.sourceDisk", sourceDisk, "disks");
    if (scope?.kind !== "zone") throw invalidField("resource.sourceDisk", sourceDisk, "It must name a zone.");
    return takeSnapshot(context, await findDisk(context, scope.name, name), body);
  },
});
