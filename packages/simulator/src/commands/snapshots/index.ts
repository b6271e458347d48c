import { copySnapshot } from "./copySnapshot";
import { createSnapshot } from "./createSnapshot";
import { createSnapshotPolicy } from "./createSnapshotPolicy";
import { deleteSnapshot } from "./deleteSnapshot";
import { deleteSnapshotPolicies } from "./deleteSnapshotPolicies";
import { listSnapshotPolicies } from "./listSnapshotPolicies";
import { listSnapshots } from "./listSnapshots";

export const snapshots = [
  copySnapshot,
  createSnapshot,
  createSnapshotPolicy,
  deleteSnapshotPolicies,
  listSnapshotPolicies,
  deleteSnapshot,
  listSnapshots,
];
