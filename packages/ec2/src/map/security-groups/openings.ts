import type { FirewallRule } from "@stackgate/cloudstack";
import { groupBy } from "../../support/group-by";
import type { Rule, Traffic } from "./traffic";

/** What a CloudStack firewall rule opens at a public address, for one source. */
export interface Opening {
  readonly protocol: "tcp" | "udp" | "icmp";
  /** Ports, or ICMP type and code. */
  readonly from: number;
  readonly to: number;
  readonly cidr: string;
}

const EVERY_PORT = { from: 1, to: 65_535 };
const EVERY_ICMP = { from: -1, to: -1 };

/**
 * Group rules as firewall rules, by key. Sources that are groups are inside the network, where nothing is filtered; the
 * firewall knows tcp, udp and icmp over IPv4 only, and takes no two rules of a source that overlap.
 */
export function openings(rules: readonly Pick<Rule, "traffic" | "peer">[]): Map<string, Opening> {
  const single = rules.flatMap(({ traffic, peer }) =>
    "cidr" in peer && peer.cidr.includes(".") ? spread(traffic).map((one) => ({ ...one, cidr: peer.cidr })) : [],
  );
  const merged = [...groupBy(single, ({ protocol, cidr }) => `${protocol} ${cidr}`).values()].flatMap((same) =>
    same[0]?.protocol === "icmp" ? mergedIcmp(same) : mergedPorts(same),
  );
  return new Map(merged.map((opening) => [keyOf(opening), opening]));
}

/** The key of what a firewall rule opens. */
export function openingOf({
  protocol = "",
  startport,
  endport,
  icmptype,
  icmpcode,
  cidrlist = "",
}: FirewallRule): string {
  const icmp = protocol === "icmp";
  return keyOf({
    protocol,
    from: (icmp ? icmptype : startport) ?? 0,
    to: (icmp ? icmpcode : endport) ?? 0,
    cidr: cidrlist,
  });
}

const keyOf = ({ protocol, from, to, cidr }: Omit<Opening, "protocol"> & { readonly protocol: string }): string =>
  [protocol, from, to, cidr].join(" ");

function spread({ protocol, from, to }: Traffic): Omit<Opening, "cidr">[] {
  if (protocol === "tcp" || protocol === "udp") {
    return [{ protocol, from: Math.max(from ?? 1, EVERY_PORT.from), to: to ?? EVERY_PORT.to }];
  }
  if (protocol === "icmp") return [{ protocol, from: from ?? -1, to: to ?? -1 }];
  if (protocol !== "all") return [];
  return [
    { protocol: "tcp", ...EVERY_PORT },
    { protocol: "udp", ...EVERY_PORT },
    { protocol: "icmp", ...EVERY_ICMP },
  ];
}

function mergedPorts(openings: readonly Opening[]): Opening[] {
  const merged: Opening[] = [];
  for (const opening of [...openings].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && opening.from <= last.to) merged[merged.length - 1] = { ...last, to: Math.max(last.to, opening.to) };
    else merged.push(opening);
  }
  return merged;
}

/** Every type makes the single ones needless. */
const mergedIcmp = (openings: readonly Opening[]): readonly Opening[] => {
  const all = openings.find(({ from }) => from === -1);
  return all ? [all] : openings;
};
