import type { FirewallRule } from "../state/records";
import type { Arguments } from "../wire/arguments";
import { conflict, invalid } from "../wire/errors";
import { cidrRange } from "./guestAddresses";

type RuleName = "protocol" | "startport" | "endport" | "icmptype" | "icmpcode" | "cidrlist";
type Traffic = Pick<FirewallRule, "protocol" | "startPort" | "endPort" | "icmpType" | "icmpCode" | "cidrs">;

/** What a rule lets through, from the parameters that firewall, egress and ACL rules share. */
export function readTraffic(input: Arguments<RuleName>): Traffic {
  const protocol = input.need("protocol").toLowerCase();
  const cidrs = input.list("cidrlist");
  for (const cidr of cidrs) if (!cidrRange(cidr)) throw invalid(`${cidr} is no CIDR`);
  const from = input.number("startport");
  const to = input.number("endport") ?? from;
  if (from !== undefined && to !== undefined) {
    if (![from, to].every((port) => port >= 1 && port <= 65_535) || from > to)
      throw invalid(`ports ${from}-${to} are no range`);
    if (protocol !== "tcp" && protocol !== "udp") throw invalid(`protocol ${protocol} has no ports`);
  }
  const icmp = protocol === "icmp";
  return {
    protocol,
    cidrs,
    ...(from !== undefined && to !== undefined && { startPort: from, endPort: to }),
    ...(icmp && { icmpType: input.number("icmptype") ?? -1, icmpCode: input.number("icmpcode") ?? -1 }),
  };
}

/** 537 where a rule of the same place lets some of the same through already. */
export function checkConflict(wanted: Traffic, existing: Iterable<FirewallRule>): void {
  for (const rule of existing) if (clash(wanted, rule)) throw conflict("the rule conflicts with an existing one");
}

function clash(a: Traffic, b: Traffic): boolean {
  if (a.protocol !== b.protocol || !a.cidrs.some((cidr) => b.cidrs.includes(cidr))) return false;
  if (a.protocol === "icmp") return a.icmpType === b.icmpType && a.icmpCode === b.icmpCode;
  if (a.startPort === undefined || b.startPort === undefined) return a.startPort === b.startPort;
  return a.startPort <= (b.endPort ?? b.startPort) && b.startPort <= (a.endPort ?? a.startPort);
}
