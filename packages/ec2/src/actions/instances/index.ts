import type { Action } from "../../action";

export const instances: readonly Action[] = [];
