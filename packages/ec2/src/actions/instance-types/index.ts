import type { Action } from "../../action";

export const instanceTypes: readonly Action[] = [];
