import type { Action } from "../../action";

export const routeTables: readonly Action[] = [];
