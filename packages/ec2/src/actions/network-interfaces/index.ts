import type { Action } from "../../action";

export const networkInterfaces: readonly Action[] = [];
