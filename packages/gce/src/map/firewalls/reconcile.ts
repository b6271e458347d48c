import { type Cloud, type SecurityGroup, sideBySide } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { makeGroup } from "../make-group";
import { derivedName, type Firewall, type PlacedRule } from "./firewalls";
import { firewallsOf, firewallTag, newRecord, recordOf, recordText } from "./record";
import { commands, GROUPS_AT_ONCE, removeTag, rulesIn, setTag } from "./rules";
import { type Traffic, trafficKey, trafficOfRule } from "./traffic";
import type { WantedFirewall } from "./wanted";
import { withdraw } from "./withdraw";

/** One call's worth of new rules. */
interface Missing {
  readonly traffic: Traffic;
  readonly cidrs: readonly string[];
  readonly peers: readonly string[];
}

/**
 * Makes the rules of a firewall what is wanted: new ones first, then their tags, then away with what is no longer wanted. If a
 * step fails, the rules that this call made are taken back.
 */
export async function reconcile(
  context: Context,
  groups: readonly SecurityGroup[],
  current: Firewall | undefined,
  wanted: WantedFirewall | undefined,
): Promise<void> {
  const kept = wanted ? await establish(context, groups, wanted) : new Set<string>();
  if (current)
    await withdraw(
      context,
      current,
      current.rules.filter(({ rule }) => !kept.has(rule.ruleid)),
    );
}

/** Makes and tags what is wanted; answers the ids of rules that were there before and stay. */
async function establish(
  context: Context,
  groups: readonly SecurityGroup[],
  wanted: WantedFirewall,
): Promise<ReadonlySet<string>> {
  const { cloud } = context;
  const value = recordText(wanted.record);
  const known = await withGroups(cloud, groups, [...wanted.groups, ...wanted.peerGroups]);
  const targets = wanted.groups.flatMap((name) => known.get(name) ?? []);
  const kept = targets.flatMap((group) => matching(group, wanted).map((rule) => ({ group, rule })));
  const made: PlacedRule[] = [];
  try {
    await sideBySide(targets, GROUPS_AT_ONCE, async (group) => {
      for (const missing of missingIn(group, wanted)) made.push(...(await authorize(context, group, wanted, missing)));
    });
    await tag(context, wanted, value, kept, made);
  } catch (error) {
    await Promise.allSettled(made.map(({ rule }) => cloud.run(commands[wanted.direction].revoke, { id: rule.ruleid })));
    throw error;
  }
  return new Set(kept.map(({ rule }) => rule.ruleid));
}

/** The groups by name, those that are missing made: a tag needs no making in Compute Engine. */
async function withGroups(
  cloud: Cloud,
  groups: readonly SecurityGroup[],
  names: readonly string[],
): Promise<ReadonlyMap<string, SecurityGroup>> {
  const known = new Map(groups.map((group) => [group.name, group]));
  for (const name of new Set(names)) {
    if (!known.has(name)) known.set(name, await makeGroup(cloud, name));
  }
  return known;
}

/** Rules of a group that the firewall wants, whoever made them. */
function matching(group: SecurityGroup, { direction, traffic, ranges, peerGroups }: WantedFirewall) {
  const wanted = new Set(traffic.map(trafficKey));
  return rulesIn(group, direction).filter(
    (rule) =>
      wanted.has(trafficKey(trafficOfRule(rule))) &&
      (ranges.includes(rule.cidr ?? "") || peerGroups.includes(rule.securitygroupname ?? "")),
  );
}

function missingIn(group: SecurityGroup, wanted: WantedFirewall): readonly Missing[] {
  return wanted.traffic.flatMap((traffic) => {
    const there = rulesIn(group, wanted.direction).filter(
      (rule) => trafficKey(trafficOfRule(rule)) === trafficKey(traffic),
    );
    const cidrs = wanted.ranges.filter((range) => !there.some(({ cidr }) => cidr === range));
    const peers = wanted.peerGroups.filter(
      (name) => !there.some(({ securitygroupname }) => securitygroupname === name),
    );
    return cidrs.length + peers.length > 0 ? [{ traffic, cidrs, peers }] : [];
  });
}

async function authorize(
  { cloud, caller }: Context,
  group: SecurityGroup,
  { direction }: WantedFirewall,
  { traffic, cidrs, peers }: Missing,
): Promise<readonly PlacedRule[]> {
  const result = await cloud.run(commands[direction].authorize, {
    securitygroupid: group.id,
    ...traffic,
    ...(cidrs.length > 0 && { cidrlist: cidrs }),
    ...(peers.length > 0 && {
      usersecuritygrouplist: peers.map((name) => ({ account: group.account ?? caller.account, group: name })),
    }),
  });
  return rulesIn(result, direction).map((rule) => ({ group, rule }));
}

/** A rule that another tool made keeps its place among the firewalls, by a tag of its derived name, beside the new one. */
async function tag(
  { cloud, now }: Context,
  wanted: WantedFirewall,
  value: string,
  kept: readonly PlacedRule[],
  made: readonly PlacedRule[],
): Promise<void> {
  for (const { group, rule } of kept) {
    const other = derivedName({ group, rule, direction: wanted.direction }, new Set([wanted.name]));
    if (firewallsOf(rule).length === 0 && other !== wanted.name) {
      await setTag(cloud, [rule], firewallTag(other), recordText(newRecord(now())));
    }
  }
  const stale = kept.filter(({ rule }) => {
    const record = recordOf(rule, wanted.name);
    return record !== undefined && recordText(record) !== value;
  });
  await removeTag(cloud, stale, firewallTag(wanted.name));
  const fresh = kept.filter(({ rule }) => !firewallsOf(rule).includes(wanted.name));
  await setTag(
    cloud,
    [...made, ...stale, ...fresh].map(({ rule }) => rule),
    firewallTag(wanted.name),
    value,
  );
}
