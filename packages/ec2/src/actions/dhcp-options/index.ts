import type { Action } from "../../action";

export const dhcpOptions: readonly Action[] = [];
