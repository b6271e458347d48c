import { type Cloud, type FirewallRule, isRefusal, type SecurityGroup } from "@stackgate/cloudstack";
import { RESERVED_PREFIX, reservedTag } from "../tags/reserved";
import { type Opening, openingOf, openings } from "./openings";

/** On firewall rules that stand for those of groups: others are somebody's own and stay. */
const OURS = "group-rule";

const GONE = 431;
const CONFLICT = 537;

/**
 * Brings the firewall rules of one address in step with the rules of groups, one call after the other, since CloudStack locks the
 * address. What is no longer wanted goes first: a wider rule in its place would conflict with it.
 * @param standing the address's rules
 * @returns whether there was anything to do
 */
export async function bringInStep(
  cloud: Cloud,
  ipaddressid: string,
  groups: readonly SecurityGroup[],
  standing: readonly FirewallRule[],
): Promise<boolean> {
  const wanted = openings(groups);
  const stale = standing.filter((rule) => reservedTag(rule, OURS) !== undefined && !wanted.has(openingOf(rule)));
  for (const { id } of stale) await cloud.run("deleteFirewallRule", { id }).catch(unless(GONE));
  const there = new Set(standing.map(openingOf));
  const missing = [...wanted].filter(([key]) => !there.has(key));
  for (const [key, opening] of missing) await open(cloud, ipaddressid, key, opening);
  return stale.length + missing.length > 0;
}

async function open(
  cloud: Cloud,
  ipaddressid: string,
  key: string,
  { protocol, from, to, cidr }: Opening,
): Promise<void> {
  const range = protocol === "icmp" ? { icmptype: from, icmpcode: to } : { startport: from, endport: to };
  try {
    const { id } = await cloud.run("createFirewallRule", { ipaddressid, protocol, ...range, cidrlist: [cidr] });
    await mark(cloud, id);
  } catch (error) {
    unless(CONFLICT)(error);
    // Another replica may have made the same rule in this moment.
    const rules = await cloud.list("listFirewallRules", { ipaddressid });
    if (!rules.some((rule) => openingOf(rule) === key)) throw error;
  }
}

/** A rule without our tag would be taken for somebody's own, and stay. */
async function mark(cloud: Cloud, id: string): Promise<void> {
  const tags = [{ key: RESERVED_PREFIX + OURS, value: "1" }];
  try {
    await cloud.run("createTags", { resourcetype: "FirewallRule", resourceids: [id], tags });
  } catch (error) {
    await cloud.run("deleteFirewallRule", { id });
    throw error;
  }
}

const unless =
  (code: number) =>
  (error: unknown): void => {
    if (!isRefusal(error, code)) throw error;
  };
