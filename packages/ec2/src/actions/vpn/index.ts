import type { Action } from "../../action";

export const vpn: readonly Action[] = [];
