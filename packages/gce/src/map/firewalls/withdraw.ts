import { type Cloud, CloudError, sideBySide } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { isNotFound } from "../errors";
import { type Direction, type Firewall, listGroups, type PlacedRule } from "./firewalls";
import { firewallsOf, firewallTag } from "./record";
import { commands, GROUPS_AT_ONCE, removeTag, rulesIn } from "./rules";

/** Takes rules out of a firewall: those that another one has too only lose the tag. */
export async function withdraw(context: Context, firewall: Firewall, rules: readonly PlacedRule[]): Promise<void> {
  const isShared = ({ rule }: PlacedRule): boolean => firewallsOf(rule).some((name) => name !== firewall.name);
  const shared = rules.filter(isShared);
  await removeTag(context.cloud, shared, firewallTag(firewall.name));
  const own = rules.filter((placed) => !isShared(placed));
  await revoke(context.cloud, firewall.direction, [...own, ...(await orphans(context, firewall.direction, shared))]);
}

/** Of rules that lost a tag, those that have none any more: another replica took the other firewall away meanwhile. */
async function orphans(context: Context, direction: Direction, rules: readonly PlacedRule[]) {
  if (rules.length === 0) return [];
  const ids = new Set(rules.map(({ rule }) => rule.ruleid));
  const placed = (await listGroups(context)).flatMap((group) =>
    rulesIn(group, direction).map((rule) => ({ group, rule })),
  );
  return placed.filter(({ rule }) => ids.has(rule.ruleid) && firewallsOf(rule).length === 0);
}

async function revoke(cloud: Cloud, direction: Direction, rules: readonly PlacedRule[]): Promise<void> {
  const byGroup = new Map<string, PlacedRule[]>();
  for (const placed of rules) byGroup.set(placed.group.id, [...(byGroup.get(placed.group.id) ?? []), placed]);
  await sideBySide([...byGroup.values()], GROUPS_AT_ONCE, async (own) => {
    for (const { rule } of own) await cloud.run(commands[direction].revoke, { id: rule.ruleid }).catch(unlessGone);
  });
}

function unlessGone(error: unknown): void {
  if (!(error instanceof CloudError) || !isNotFound(error)) throw error;
}
