import type { Ec2Context } from "../../context";
import { EVERYTHING, isOpen } from "../../map/security-groups/egress";
import { findGroup, type GroupRequest } from "../../map/security-groups/find";
import { namesGroups, permissionsOf, type RulesRequest, rulesOf } from "../../map/security-groups/request";
import { ruleOf } from "../../map/security-groups/traffic";
import { ruleView } from "../../map/security-groups/view";
import { tagsFor } from "../../map/tags";
import type { SecurityGroupRule, TagSpecification } from "../../model/types.generated";
import { changingRules } from "./changing";
import { enforceGroups } from "./enforce";
import { authorize, checkNew, type Direction, revoke } from "./rules";

interface AuthorizeRequest extends GroupRequest, RulesRequest {
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
}

/** Adds rules to a group: one list call, one call for all sources of the same traffic, and tags where there are any. */
export async function authorizeRules(
  direction: Direction,
  input: AuthorizeRequest,
  context: Ec2Context,
): Promise<{ Return: boolean; SecurityGroupRules: SecurityGroupRule[] }> {
  const { added, group, groups } = await changingRules(input, context, () => add(direction, input, context));
  const egress = direction === "egress";
  if (!egress) await enforceGroups([group.id], context);
  return { Return: true, SecurityGroupRules: added.map((rule) => ruleView(rule, { group, egress, groups }, context)) };
}

async function add(direction: Direction, input: AuthorizeRequest, context: Ec2Context) {
  const { cloud } = context;
  const permissions = permissionsOf(input);
  const tags = tagsFor("security-group-rule", input.TagSpecifications);
  const { group, groups } = await findGroup(input, context, namesGroups(permissions));
  const rules = await rulesOf(permissions, groups, context);
  const egress = direction === "egress";
  // EC2's first egress rule, which lets everything out, is none in CloudStack and would end with the first real one.
  const first = egress && isOpen(group) ? [EVERYTHING] : [];
  const existing = egress ? group.egressrule : group.ingressrule;
  checkNew(rules, [...first, ...(existing ?? []).map(ruleOf)]);
  const kept = await authorize(cloud, direction, group, first);
  try {
    return { added: await authorize(cloud, direction, group, rules, tags), group, groups };
  } catch (error) {
    await revoke(cloud, direction, kept);
    throw error;
  }
}
