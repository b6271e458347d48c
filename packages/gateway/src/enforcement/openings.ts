import type { FirewallRule, SecurityGroup, SecurityGroupRule } from "@stackgate/cloudstack";

/** What one firewall rule lets in at a public address, from one range. */
export interface Opening {
  readonly protocol: Protocol;
  /** Ports, or ICMP type and code. */
  readonly from: number;
  readonly to: number;
  readonly cidr: string;
}
type Protocol = "tcp" | "udp" | "icmp";
type Traffic = Omit<Opening, "cidr">;

/** What a firewall rule at an address can filter, whole; nothing of other protocols passes it. */
const WHOLE = {
  tcp: { protocol: "tcp", from: 1, to: 65_535 },
  udp: { protocol: "udp", from: 1, to: 65_535 },
  icmp: { protocol: "icmp", from: -1, to: -1 },
} as const;

/**
 * What an address shall let in of what groups allow, by key. A rule that names a group means machines inside the network, whom
 * nothing stops, and firewalls know IPv4 only. CloudStack refuses two rules of one range that overlap (537): they are joined.
 */
export function openings(groups: readonly SecurityGroup[]): ReadonlyMap<string, Opening> {
  const byRange = new Map<string, Opening[]>();
  for (const rule of groups.flatMap(({ ingressrule = [] }) => ingressrule)) {
    const { cidr = "" } = rule;
    if (!cidr.includes(".")) continue;
    for (const traffic of trafficOf(rule)) {
      const range = `${traffic.protocol} ${cidr}`;
      byRange.set(range, [...(byRange.get(range) ?? []), { ...traffic, cidr }]);
    }
  }
  const all = [...byRange.values()].flatMap((same) => (same[0]?.protocol === "icmp" ? joinedIcmp : joinedPorts)(same));
  return new Map(all.map((opening) => [keyOf(opening), opening]));
}

/** The key of what a firewall rule that stands at an address opens. */
export function openingOf({ protocol = "", cidrlist = "", ...rule }: FirewallRule): string {
  const [from, to] = protocol === "icmp" ? [rule.icmptype, rule.icmpcode] : [rule.startport, rule.endport];
  return keyOf({ protocol, from: from ?? 0, to: to ?? 0, cidr: cidrlist });
}

const keyOf = ({ protocol, from, to, cidr }: Omit<Opening, "protocol"> & { readonly protocol: string }): string =>
  `${protocol} ${from} ${to} ${cidr}`;

function trafficOf({
  protocol: written = "all",
  startport,
  endport,
  icmptype,
  icmpcode,
}: SecurityGroupRule): readonly Traffic[] {
  const protocol = written.toLowerCase();
  if (protocol === "all") return Object.values(WHOLE);
  if (protocol === "icmp") return [{ protocol, from: icmptype ?? -1, to: icmpcode ?? -1 }];
  if (protocol !== "tcp" && protocol !== "udp") return [];
  // A firewall has no port 0, which groups take.
  return [{ protocol, from: Math.max(startport ?? 1, WHOLE[protocol].from), to: endport ?? WHOLE[protocol].to }];
}

function joinedPorts(same: readonly Opening[]): readonly Opening[] {
  const joined: Opening[] = [];
  for (const opening of same.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && opening.from <= last.to) joined[joined.length - 1] = { ...last, to: Math.max(last.to, opening.to) };
    else joined.push(opening);
  }
  return joined;
}

/** Every type makes the single ones needless. */
function joinedIcmp(same: readonly Opening[]): readonly Opening[] {
  const every = same.find(({ from }) => from === -1);
  return every ? [every] : same;
}
