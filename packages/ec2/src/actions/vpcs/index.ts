import type { Action } from "../../action";

export const vpcs: readonly Action[] = [];
