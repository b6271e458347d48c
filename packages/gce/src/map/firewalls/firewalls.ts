import type { SecurityGroup, SecurityGroupRule } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { derivedUuid, shortCode } from "../../support/hash";
import { DEFAULT_NETWORK } from "../guest-networks";
import { tagOf } from "../network-tags";
import { type FirewallRecord, firewallsOf, recordOf } from "./record";
import { trafficKey, trafficOfRule } from "./traffic";

export type Direction = "INGRESS" | "EGRESS";

/** A rule in its group. */
export interface PlacedRule {
  readonly group: SecurityGroup;
  readonly rule: SecurityGroupRule;
}

/** The rules that carry a firewall's name, or that another tool made for the same traffic of one group. */
export interface Firewall {
  readonly name: string;
  readonly uuid: string;
  readonly network: string;
  readonly direction: Direction;
  readonly rules: readonly PlacedRule[];
  /** Absent for firewalls that other tools made. */
  readonly record?: FirewallRecord;
}

interface Named extends PlacedRule {
  readonly direction: Direction;
  readonly name: string;
}

const MOST_NAME = 63;

export const firewallUuid = (projectId: string, name: string): string => derivedUuid(`firewall ${projectId} ${name}`);

export const listGroups = ({ cloud }: Pick<Context, "cloud">): Promise<readonly SecurityGroup[]> =>
  cloud.list("listSecurityGroups");

/** What stands in a group from which nothing gets out: CloudStack opens one without egress rules (the EC2 facade puts it there). */
const LEADS_NOWHERE = "127.0.0.1/32";

/** Every firewall behind the groups' rules. */
export function firewallsIn(groups: readonly SecurityGroup[], projectId: string): readonly Firewall[] {
  const rules = groups.flatMap((group) => [
    ...(group.ingressrule ?? []).map((rule) => ({ group, rule, direction: "INGRESS" as const })),
    ...(group.egressrule ?? [])
      .filter(({ cidr }) => cidr !== LEADS_NOWHERE)
      .map((rule) => ({ group, rule, direction: "EGRESS" as const })),
  ]);
  const taken = new Set(rules.flatMap(({ rule }) => firewallsOf(rule)));
  const byName = new Map<string, Named[]>();
  for (const placed of rules) {
    const own = firewallsOf(placed.rule);
    for (const name of own.length > 0 ? own : [derivedName(placed, taken)]) {
      byName.set(name, [...(byName.get(name) ?? []), { ...placed, name }]);
    }
  }
  return [...byName.values()].flatMap(([first, ...more]) => (first ? [firewallOf([first, ...more], projectId)] : []));
}

function firewallOf([first, ...more]: readonly [Named, ...Named[]], projectId: string): Firewall {
  const { name, group, direction, rule } = first;
  const record = recordOf(rule, name);
  return {
    name,
    uuid: firewallUuid(projectId, name),
    network: tagOf(group).network,
    direction,
    rules: [first, ...more],
    ...(record && { record }),
  };
}

/** `web-ingress-tcp-22`: says what the rules are, so that it stays the same while they do. */
export function derivedName(
  { group, rule, direction }: PlacedRule & { readonly direction: Direction },
  taken: ReadonlySet<string>,
): string {
  const { network, tag } = tagOf(group);
  const parts = [tag, direction.toLowerCase(), trafficKey(trafficOfRule(rule))];
  const name = (network === DEFAULT_NETWORK ? parts : [network, ...parts]).join("-");
  if (name.length <= MOST_NAME && !taken.has(name)) return name;
  return `${name.slice(0, MOST_NAME - 7)}-${shortCode(name, 6)}`;
}
