import type { SecurityGroup, SecurityGroupRule } from "@stackgate/cloudstack";
import { keyOf, type Rule, ruleOf } from "./traffic";

/**
 * EC2 starts a group with a rule that lets everything out, and without rules nothing gets out. In CloudStack it is the
 * other way round: no egress rule lets everything out, the first one shuts out the rest. So EC2's first rule is shown
 * where CloudStack has none, and "nothing" is a rule of ours that leads nowhere and is never shown.
 */
export const EVERYTHING: Rule = { traffic: { protocol: "all" }, peer: { cidr: "0.0.0.0/0" } };
export const NOTHING: Rule = { traffic: { protocol: "all" }, peer: { cidr: "127.0.0.1/32" } };

const isNothing = (rule: SecurityGroupRule): boolean => keyOf(ruleOf(rule)) === keyOf(NOTHING);

/** Whether everything gets out since nobody said otherwise. */
export const isOpen = ({ egressrule = [] }: SecurityGroup): boolean => egressrule.length === 0;

/** Whether the group holds the rule that shuts everything in. */
export const isShut = ({ egressrule = [] }: SecurityGroup): boolean => egressrule.some(isNothing);

/** The egress rules to show. EC2's first rule goes by the group's own UUID, since no rule backs it. */
export function egressRules(group: SecurityGroup): readonly SecurityGroupRule[] {
  if (isOpen(group)) return [{ ruleid: group.id, protocol: "all", cidr: "0.0.0.0/0" }];
  return (group.egressrule ?? []).filter((rule) => !isNothing(rule));
}
