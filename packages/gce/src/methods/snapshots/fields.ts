import type { FieldRules } from "../../frame/fields";

/** What becomes of each field of a new snapshot. */
export const snapshotFields: FieldRules = {
  honours: ["name", "description", "labels", "sourceDisk", "storageLocations"],
  ignores: { snapshotType: "CloudStack knows one type of snapshot." },
};
