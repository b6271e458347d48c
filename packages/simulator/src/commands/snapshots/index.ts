import { copySnapshot } from "./copySnapshot";
import { createSnapshot } from "./createSnapshot";
import { createSnapshotPolicy } from "./createSnapshotPolicy";
import { deleteSnapshot } from "./deleteSnapshot";
import { listSnapshots } from "./listSnapshots";

export const snapshots = [copySnapshot, createSnapshot, createSnapshotPolicy, deleteSnapshot, listSnapshots];
