import type { SecurityGroupRule as CloudRule } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { notFoundError } from "../../map/ids";
import { keyOf, type Rule, ruleOf } from "../../map/security-groups/traffic";
import { ruleUuid } from "../../map/security-groups/view";
import { Ec2Error } from "../../wire/error";

/** The rule that an id names. @throws Ec2Error InvalidSecurityGroupRuleId.NotFound */
export function ruleById(id: string, among: readonly CloudRule[], { ids }: Pick<Ec2Context, "ids">): CloudRule {
  const rule = among.find((one) => id === ruleUuid(one) || id === ids.of("securityGroupRule", ruleUuid(one)));
  if (!rule) throw notFoundError("securityGroupRule", id);
  return rule;
}

/** The rule that says the same. @throws Ec2Error InvalidPermission.NotFound */
export function ruleLike(wanted: Pick<Rule, "traffic" | "peer">, among: readonly CloudRule[]): CloudRule {
  const key = keyOf(wanted);
  const rule = among.find((candidate) => keyOf(ruleOf(candidate)) === key);
  if (!rule) {
    throw new Ec2Error(
      "InvalidPermission.NotFound",
      `The specified rule "${key}" does not exist in this security group.`,
    );
  }
  return rule;
}

/** @throws Ec2Error InvalidParameterValue for a rule that is named twice: EC2 says so of permissions */
export function requireOnce(rules: readonly CloudRule[]): void {
  if (new Set(rules).size === rules.length) return;
  throw new Ec2Error("InvalidParameterValue", "The same permission must not appear multiple times");
}
