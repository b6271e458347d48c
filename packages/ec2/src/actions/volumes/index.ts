import type { Action } from "../../action";

export const volumes: readonly Action[] = [];
