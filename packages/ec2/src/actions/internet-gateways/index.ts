import type { Action } from "../../action";

export const internetGateways: readonly Action[] = [];
