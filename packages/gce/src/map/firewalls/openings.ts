import type { SecurityGroup } from "@stackgate/cloudstack";
import { type Traffic, trafficKey, trafficOfRule } from "./traffic";

/** One firewall rule at an address: traffic that some ranges may send in. */
export interface Opening {
  readonly traffic: Traffic;
  readonly cidrs: ReadonlySet<string>;
}

/** What a firewall rule at an address can filter; of other protocols nothing passes it. */
const FILTERED = new Set(["tcp", "udp", "icmp", "all"]);

/**
 * What an address shall let in of what groups allow, by traffic. CloudStack refuses two rules of one range whose ports overlap (537), so
 * the ports that a range may reach are joined. A rule that names a group means machines inside the network, whom nothing stops.
 */
export function openings(groups: readonly SecurityGroup[]): ReadonlyMap<string, Opening> {
  const byRange = new Map<string, Traffic[]>();
  for (const { cidr, ...rule } of groups.flatMap(({ ingressrule = [] }) => ingressrule)) {
    const traffic = trafficOfRule(rule);
    if (cidr === undefined || !FILTERED.has(traffic.protocol)) continue;
    const key = `${traffic.protocol} ${cidr}`;
    byRange.set(key, [...(byRange.get(key) ?? []), traffic]);
  }
  const found = new Map<string, { readonly traffic: Traffic; readonly cidrs: Set<string> }>();
  for (const [key, all] of byRange) {
    const cidr = key.slice(key.indexOf(" ") + 1);
    for (const traffic of joined(all)) {
      const opening = found.get(trafficKey(traffic)) ?? { traffic, cidrs: new Set<string>() };
      opening.cidrs.add(cidr);
      found.set(trafficKey(traffic), opening);
    }
  }
  return found;
}

/** Traffic of one protocol without overlaps: all of ICMP covers its types, port ranges that touch become one. */
function joined(all: readonly Traffic[]): readonly Traffic[] {
  const [first] = all;
  if (first?.protocol === "icmp") {
    const whole = all.find(({ icmptype }) => icmptype === -1);
    return whole ? [whole] : [...new Map(all.map((one) => [trafficKey(one), one])).values()];
  }
  if (first?.startport === undefined) return first ? [first] : [];
  const ranges: { startport: number; endport: number }[] = [];
  for (const { startport = 0, endport = 0 } of all.toSorted((a, b) => (a.startport ?? 0) - (b.startport ?? 0))) {
    const last = ranges.at(-1);
    if (last && startport <= last.endport + 1) last.endport = Math.max(last.endport, endport);
    else ranges.push({ startport, endport });
  }
  return ranges.map((range) => ({ protocol: first.protocol, ...range }));
}
