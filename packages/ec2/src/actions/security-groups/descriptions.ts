import type { SecurityGroupRule as CloudRule } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { removeReservedTag, setReservedTag } from "../../map/reserved-tags";
import { egressRules, isOpen } from "../../map/security-groups/egress";
import { findGroup, type GroupRequest } from "../../map/security-groups/find";
import {
  checkDescription,
  namesGroups,
  permissionsOf,
  type RulesRequest,
  rulesOf,
} from "../../map/security-groups/request";
import { DESCRIPTION_TAG } from "../../map/security-groups/view";
import type { SecurityGroupRuleDescription } from "../../model/types.generated";
import { groupBy } from "../../support/group-by";
import { Ec2Error, missingParameter } from "../../wire/error";
import { changingRules } from "./changing";
import { ruleById, ruleLike } from "./named";
import type { Direction } from "./rules";

interface DescribeRequest extends GroupRequest, RulesRequest {
  readonly SecurityGroupRuleDescriptions?: readonly SecurityGroupRuleDescription[] | undefined;
}

interface Described {
  readonly rule: CloudRule;
  readonly description: string | undefined;
}

/** What the values alone rule out. */
export function checkDescriptions({ IpPermissions, SecurityGroupRuleDescriptions: described }: DescribeRequest): void {
  if (described === undefined && IpPermissions === undefined) throw missingParameter("IpPermissions");
  if (described !== undefined && IpPermissions !== undefined) {
    throw new Ec2Error("InvalidParameterCombination", "Name rules by their ids or by what they say, not by both");
  }
  for (const { SecurityGroupRuleId: id, Description = "" } of described ?? []) {
    if (id === undefined) throw missingParameter("SecurityGroupRuleDescription.1.SecurityGroupRuleId");
    checkDescription(Description);
  }
}

/** Changes what rules of a group are called. What they let in or out stays in force meanwhile. */
export async function describeRules(
  direction: Direction,
  input: DescribeRequest,
  context: Ec2Context,
): Promise<{ readonly Return: boolean }> {
  await changingRules(input, context, async () => {
    const { SecurityGroupRuleDescriptions: byId } = input;
    const permissions = byId ? [] : permissionsOf(input);
    const { group, groups } = await findGroup(input, context, namesGroups(permissions));
    const among = direction === "egress" ? egressRules(group) : (group.ingressrule ?? []);
    const described = byId
      ? byId.map((one) => ({
          rule: ruleById(one.SecurityGroupRuleId ?? "", among, context),
          description: one.Description,
        }))
      : (await rulesOf(permissions, groups, context)).map((rule) => ({
          rule: ruleLike(rule, among),
          description: rule.description,
        }));
    if (direction === "egress" && isOpen(group)) {
      throw new Ec2Error("UnsupportedOperation", "CloudStack has no rule behind the group's first egress rule");
    }
    await setDescriptions(described, context);
  });
  return { Return: true };
}

/** Descriptions are tags of the rules: one call for all that get the same. */
export async function setDescriptions(described: readonly Described[], context: Pick<Ec2Context, "cloud" | "turns">) {
  for (const [description, same] of groupBy(described, (one) => one.description || undefined)) {
    const rules = same.map(({ rule }) => ({ id: rule.ruleid, tags: rule.tags }));
    if (description === undefined) await removeReservedTag("SecurityGroupRule", rules, DESCRIPTION_TAG, context);
    else await setReservedTag("SecurityGroupRule", rules, DESCRIPTION_TAG, description, context);
  }
}
