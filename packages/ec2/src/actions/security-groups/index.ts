import type { Action } from "../../action";

export const securityGroups: readonly Action[] = [];
