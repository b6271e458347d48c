import type { FirewallRule, Network, PublicIp } from "../state/records";
import type { State } from "../state/state";
import type { Arguments } from "../wire/arguments";
import { conflict, invalid } from "../wire/errors";
import { cidrRange } from "./guestAddresses";

type RuleName = "protocol" | "startport" | "endport" | "icmptype" | "icmpcode" | "cidrlist";
type Traffic = Pick<FirewallRule, "protocol" | "startPort" | "endPort" | "icmpType" | "icmpCode" | "cidrs">;

export const EVERYONE = ["0.0.0.0/0"] as const;

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
function checkConflict(wanted: Traffic, existing: Iterable<FirewallRule>): void {
  for (const rule of existing) if (clash(wanted, rule)) throw conflict("the rule conflicts with an existing one");
}

function clash(a: Traffic, b: Traffic): boolean {
  if (a.protocol !== b.protocol || !a.cidrs.some((cidr) => b.cidrs.includes(cidr))) return false;
  if (a.protocol === "icmp") return a.icmpType === b.icmpType && a.icmpCode === b.icmpCode;
  if (a.startPort === undefined || b.startPort === undefined) return a.startPort === b.startPort;
  return a.startPort <= (b.endPort ?? b.startPort) && b.startPort <= (a.endPort ?? a.startPort);
}

type Place =
  | { readonly traffic: "Ingress"; readonly ip: PublicIp & { readonly accountId: string } }
  | { readonly traffic: "Egress"; readonly destinationCidrs: readonly string[] };

/** Adds a rule at a public address or for what leaves a network; 537 where one there lets some of the same through. */
export function addFirewallRule(
  state: State,
  network: Network,
  place: Place,
  wanted: Traffic & Partial<Pick<FirewallRule, "openedBy" | "state">>,
): FirewallRule {
  const ip = place.traffic === "Ingress" ? place.ip : undefined;
  const rule = { ...wanted, cidrs: wanted.cidrs.length > 0 ? wanted.cidrs : EVERYONE };
  const beside = [...state.firewallRules.by("account", network.accountId)].filter((one) =>
    ip ? one.ipId === ip.id : one.traffic === "Egress" && one.networkId === network.id,
  );
  checkConflict(rule, beside);
  return state.firewallRules.insert({
    id: state.newId(),
    accountId: network.accountId,
    traffic: place.traffic,
    destinationCidrs: place.traffic === "Egress" ? place.destinationCidrs : [],
    networkId: network.id,
    ...(ip && { ipId: ip.id }),
    state: "Add",
    ...rule,
  });
}
