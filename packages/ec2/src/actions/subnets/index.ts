import type { Action } from "../../action";

export const subnets: readonly Action[] = [];
