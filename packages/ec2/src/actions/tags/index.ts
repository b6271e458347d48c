import type { Action } from "../../action";

export const tags: readonly Action[] = [];
