import { plain } from "../command";

/** Rules on static NAT addresses. Nothing here makes one, but libcloud asks with every list of machines. */
export const listIpForwardingRules = plain("listIpForwardingRules", { run: () => ({}) });
