import type { Action } from "../../action";

export const placementGroups: readonly Action[] = [];
