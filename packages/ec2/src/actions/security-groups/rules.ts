import type { Cloud, SecurityGroup as CloudGroup, SecurityGroupRule as CloudRule } from "@stackgate/cloudstack";
import { keyOf, type Rule, ruleOf, trafficKey } from "../../map/security-groups/traffic";
import { DESCRIPTION_TAG, tagKey } from "../../map/security-groups/view";
import { cloudTags } from "../../map/tags";
import type { Tag } from "../../model/types.generated";
import { groupBy } from "../../support/group-by";
import { Ec2Error } from "../../wire/error";

/** Ingress and egress are the same but for their commands. */
export const DIRECTIONS = {
  ingress: { authorize: "authorizeSecurityGroupIngress", revoke: "revokeSecurityGroupIngress", list: "ingressrule" },
  egress: { authorize: "authorizeSecurityGroupEgress", revoke: "revokeSecurityGroupEgress", list: "egressrule" },
} as const;
export type Direction = keyof typeof DIRECTIONS;

/** @throws Ec2Error InvalidPermission.Duplicate: CloudStack would fail the whole call with 530, without saying which */
export function checkNew(rules: readonly Rule[], existing: readonly Pick<Rule, "traffic" | "peer">[]): void {
  const seen = new Set(existing.map(keyOf));
  for (const rule of rules) {
    const key = keyOf(rule);
    if (seen.has(key)) {
      throw new Ec2Error("InvalidPermission.Duplicate", `the specified rule "${key}" already exists`);
    }
    seen.add(key);
  }
}

/**
 * Adds rules to a group, those with the same traffic in one call (CIDRs joined), one call after the other: CloudStack
 * serves a group behind one lock, and side by side they take ten times as long. What was added before a failure is
 * taken back.
 */
export async function authorize(
  cloud: Cloud,
  direction: Direction,
  group: Pick<CloudGroup, "id">,
  rules: readonly Rule[],
  tags: readonly Tag[] = [],
): Promise<CloudRule[]> {
  const added: CloudRule[] = [];
  try {
    for (const same of groupBy(rules, (rule) => trafficKey(rule.traffic)).values()) {
      added.push(...(await authorizeSame(cloud, direction, group.id, same)));
    }
    return await tagRules(cloud, added, rules, tags);
  } catch (error) {
    await revoke(cloud, direction, added);
    throw error;
  }
}

async function authorizeSame(cloud: Cloud, direction: Direction, securitygroupid: string, rules: readonly Rule[]) {
  const [first] = rules;
  if (!first) return [];
  const { protocol, from, to } = first.traffic;
  const icmp = protocol.startsWith("icmp");
  const cidrlist = rules.flatMap(({ peer }) => ("cidr" in peer ? [peer.cidr] : []));
  const usersecuritygrouplist = rules.flatMap(({ peer }) => ("cidr" in peer ? [] : [peer]));
  const { authorize: command, list } = DIRECTIONS[direction];
  const common = {
    securitygroupid,
    protocol,
    ...(icmp ? { icmptype: from, icmpcode: to } : { startport: from, endport: to }),
  };
  const added: CloudRule[] = [];
  // CloudStack takes either addresses or groups in one call.
  if (cidrlist.length > 0) added.push(...((await cloud.run(command, { ...common, cidrlist }))[list] ?? []));
  if (usersecuritygrouplist.length > 0) {
    added.push(...((await cloud.run(command, { ...common, usersecuritygrouplist }))[list] ?? []));
  }
  return added;
}

/** Descriptions and tags, one call for all rules that get the same. */
async function tagRules(cloud: Cloud, added: readonly CloudRule[], rules: readonly Rule[], tags: readonly Tag[]) {
  const descriptions = new Map(rules.map((rule) => [keyOf(rule), rule.description]));
  const described = groupBy(added, (rule) => descriptions.get(keyOf(ruleOf(rule))));
  for (const [description, same] of described) {
    const all = [...(description ? [{ key: tagKey(DESCRIPTION_TAG), value: description }] : []), ...cloudTags(tags)];
    if (all.length > 0) {
      await cloud.run("createTags", {
        resourcetype: "SecurityGroupRule",
        resourceids: same.map(({ ruleid }) => ruleid),
        tags: all,
      });
    }
  }
  return added.map((rule) => {
    const description = descriptions.get(keyOf(ruleOf(rule)));
    return {
      ...rule,
      tags: [...(description ? [{ key: tagKey(DESCRIPTION_TAG), value: description }] : []), ...cloudTags(tags)],
    };
  });
}

/** Takes rules away, one after the other (see `authorize`). */
export async function revoke(cloud: Cloud, direction: Direction, rules: readonly CloudRule[]): Promise<void> {
  for (const { ruleid: id } of rules) await cloud.run(DIRECTIONS[direction].revoke, { id });
}
