import type { SecurityGroup } from "@stackgate/cloudstack";
import { type Traffic, trafficKey, trafficOfRule } from "./traffic";

/** One firewall rule at an address: traffic that one range may send in. */
export interface Opening {
  readonly traffic: Traffic;
  readonly cidr: string;
}

/** What a firewall rule at an address can filter, whole; of other protocols nothing passes it. */
const whole: Readonly<Record<string, Traffic>> = {
  tcp: { protocol: "tcp", startport: 1, endport: 65_535 },
  udp: { protocol: "udp", startport: 1, endport: 65_535 },
  icmp: { protocol: "icmp", icmptype: -1, icmpcode: -1 },
};

/** The same for equal openings. */
export const openingKey = ({ traffic, cidr }: Opening): string => `${trafficKey(traffic)} ${cidr}`;

/**
 * What an address shall let in of what groups allow, by key. CloudStack refuses two rules of one range whose ports overlap (537), so
 * the ports that a range may reach are joined. A rule that names a group means machines inside the network, whom nothing stops. One
 * rule a range, as the EC2 facade has them: each of the two keeps in step what the other made.
 */
export function openings(groups: readonly SecurityGroup[]): ReadonlyMap<string, Opening> {
  const byRange = new Map<string, Opening[]>();
  for (const { cidr = "", ...rule } of groups.flatMap(({ ingressrule = [] }) => ingressrule)) {
    if (!cidr.includes(".")) continue;
    for (const traffic of filtered(trafficOfRule(rule))) {
      const key = `${traffic.protocol} ${cidr}`;
      byRange.set(key, [...(byRange.get(key) ?? []), { traffic, cidr }]);
    }
  }
  const all = [...byRange.values()].flatMap((same) =>
    joined(same.map(({ traffic }) => traffic)).map((traffic) => ({ traffic, cidr: same[0]?.cidr ?? "" })),
  );
  return new Map(all.map((opening) => [openingKey(opening), opening]));
}

function filtered(traffic: Traffic): readonly Traffic[] {
  if (traffic.protocol === "all") return Object.values(whole);
  return Object.hasOwn(whole, traffic.protocol) ? [traffic] : [];
}

/** Traffic of one protocol without overlaps: all of ICMP covers its types, port ranges that overlap become one. */
function joined(all: readonly Traffic[]): readonly Traffic[] {
  const [first] = all;
  if (first?.protocol === "icmp") {
    const every = all.find(({ icmptype }) => icmptype === -1);
    return every ? [every] : all;
  }
  const ranges: { protocol: string; startport: number; endport: number }[] = [];
  for (const { protocol, startport = 0, endport = 0 } of all.toSorted(
    (a, b) => (a.startport ?? 0) - (b.startport ?? 0),
  )) {
    const last = ranges.at(-1);
    if (last && startport <= last.endport) last.endport = Math.max(last.endport, endport);
    else ranges.push({ protocol, startport: Math.max(startport, 1), endport });
  }
  return ranges;
}
