import type { Action } from "../../action";

export const networkAcls: readonly Action[] = [];
