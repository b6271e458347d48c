import type { FieldRules } from "../../frame/fields";

/** What becomes of each field of a new snapshot. */
export const snapshotFields: FieldRules = {
  honours: ["name", "description", "labels", "sourceDisk"],
  ignores: {
    storageLocations: "Snapshots are kept in the zone of their disk.",
    snapshotType: "CloudStack knows one type of snapshot.",
  },
};
