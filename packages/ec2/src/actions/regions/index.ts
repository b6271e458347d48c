import type { Action } from "../../action";

export const regions: readonly Action[] = [];
