import type { Action } from "../../action";

export const snapshots: readonly Action[] = [];
