import type { Action } from "../../action";
import { copySnapshot } from "./copy-snapshot";
import { createSnapshot } from "./create-snapshot";
import { deleteSnapshot } from "./delete-snapshot";
import { describeSnapshotAttribute } from "./describe-snapshot-attribute";
import { describeSnapshots } from "./describe-snapshots";

export const snapshots: readonly Action[] = [
  createSnapshot,
  deleteSnapshot,
  describeSnapshots,
  describeSnapshotAttribute,
  copySnapshot,
];
