import type { Cloud, SecurityGroup, SecurityGroupRule } from "@stackgate/cloudstack";
import type { Direction, PlacedRule } from "./firewalls";

/** CloudStack locks a group while it changes: groups side by side, the rules of one in sequence. */
export const GROUPS_AT_ONCE = 4;

export const commands = {
  INGRESS: { authorize: "authorizeSecurityGroupIngress", revoke: "revokeSecurityGroupIngress", rules: "ingressrule" },
  EGRESS: { authorize: "authorizeSecurityGroupEgress", revoke: "revokeSecurityGroupEgress", rules: "egressrule" },
} as const;

export const rulesIn = (group: SecurityGroup, direction: Direction): readonly SecurityGroupRule[] =>
  group[commands[direction].rules] ?? [];

export async function setTag(
  cloud: Cloud,
  rules: readonly SecurityGroupRule[],
  key: string,
  value: string,
): Promise<void> {
  if (rules.length === 0) return;
  const resourceids = rules.map(({ ruleid }) => ruleid);
  await cloud.run("createTags", { resourcetype: "SecurityGroupRule", resourceids, tags: [{ key, value }] });
}

export async function removeTag(cloud: Cloud, rules: readonly PlacedRule[], key: string): Promise<void> {
  if (rules.length === 0) return;
  const resourceids = rules.map(({ rule }) => rule.ruleid);
  await cloud.run("deleteTags", { resourcetype: "SecurityGroupRule", resourceids, tags: [{ key }] });
}
