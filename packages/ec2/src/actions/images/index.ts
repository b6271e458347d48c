import type { Action } from "../../action";

export const images: readonly Action[] = [];
