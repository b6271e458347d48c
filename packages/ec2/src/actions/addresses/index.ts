import type { Action } from "../../action";

export const addresses: readonly Action[] = [];
