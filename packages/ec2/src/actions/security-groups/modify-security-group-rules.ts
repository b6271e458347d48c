import type { SecurityGroup as CloudGroup, SecurityGroupRule as CloudRule } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { notFoundError } from "../../map/ids";
import { egressRules, isOpen } from "../../map/security-groups/egress";
import { findGroup } from "../../map/security-groups/find";
import { rulesOf } from "../../map/security-groups/request";
import { keyOf, type Rule, ruleOf } from "../../map/security-groups/traffic";
import { RULE_ID_TAG, ruleUuid, tagKey } from "../../map/security-groups/view";
import { tagsOf } from "../../map/tags";
import type { SecurityGroupRuleRequest, SecurityGroupRuleUpdate } from "../../model/types.generated";
import { honoured, refused } from "../../rules";
import { Ec2Error } from "../../wire/error";
import { changingRules } from "./changing";
import { enforceGroups } from "./enforce";
import { authorize, checkNew, type Direction, revoke } from "./rules";

export const modifySecurityGroupRules = defineAction("ModifySecurityGroupRules", {
  parameters: {
    GroupId: honoured,
    SecurityGroupRules: {
      SecurityGroupRuleId: honoured,
      SecurityGroupRule: {
        IpProtocol: honoured,
        FromPort: honoured,
        ToPort: honoured,
        CidrIpv4: honoured,
        CidrIpv6: honoured,
        ReferencedGroupId: honoured,
        Description: honoured,
        PrefixListId: refused("CloudStack has no prefix lists"),
      },
    },
  },
  async run({ GroupId, SecurityGroupRules: updates }, context) {
    const groupId = await changingRules({ GroupId }, context, () => change(GroupId, updates, context));
    await enforceGroups([groupId], context);
    return { Return: true };
  },
});

/** @returns the group's UUID */
async function change(GroupId: string, updates: readonly SecurityGroupRuleUpdate[], context: Ec2Context) {
  const { group, groups } = await findGroup({ GroupId }, context, true);
  const changes = await Promise.all(
    updates.map(async ({ SecurityGroupRuleId: id, SecurityGroupRule: request = {} }) => ({
      ...findRule(group, id, context),
      request,
      rules: await rulesOf([permissionOf(request)], groups, context),
    })),
  );
  for (const change of changes) await replace(group, change, context);
  return group.id;
}

interface Change {
  readonly direction: Direction;
  readonly old: CloudRule;
  readonly rules: readonly Rule[];
}

function findRule(group: CloudGroup, id: string, { ids }: Pick<Ec2Context, "ids">): Pick<Change, "direction" | "old"> {
  const named = (rule: CloudRule) => id === ruleUuid(rule) || id === ids.of("securityGroupRule", ruleUuid(rule));
  const ingress = group.ingressrule?.find(named);
  if (ingress) return { direction: "ingress", old: ingress };
  const egress = egressRules(group).find(named);
  if (!egress) throw notFoundError("securityGroupRule", id);
  if (isOpen(group)) throw new Ec2Error("UnsupportedOperation", "Revoke the group's first egress rule and add another");
  return { direction: "egress", old: egress };
}

/** CloudStack can't change a rule: a new one takes the old one's place, and its id by a tag. The old one goes last. */
async function replace(group: CloudGroup, { direction, old, rules }: Change, { cloud }: Pick<Ec2Context, "cloud">) {
  const [wanted] = rules;
  const same = wanted && keyOf(wanted) === keyOf(ruleOf(old));
  const others = [...(group.ingressrule ?? []), ...(group.egressrule ?? [])].filter((rule) => rule !== old);
  if (!same) checkNew(rules, others.map(ruleOf));
  // Two equal rules can't stand side by side, so one that only gets another description has to go first.
  if (same) await revoke(cloud, direction, [old]);
  const [added] = await authorize(cloud, direction, group, rules, tagsOf(old));
  if (!same) await revoke(cloud, direction, [old]);
  await cloud.run("createTags", {
    resourcetype: "SecurityGroupRule",
    resourceids: added ? [added.ruleid] : [],
    tags: [{ key: tagKey(RULE_ID_TAG), value: ruleUuid(old) }],
  });
}

const permissionOf = (request: SecurityGroupRuleRequest) => ({
  IpProtocol: request.IpProtocol,
  FromPort: request.FromPort,
  ToPort: request.ToPort,
  IpRanges: request.CidrIpv4 === undefined ? [] : [{ CidrIp: request.CidrIpv4, Description: request.Description }],
  Ipv6Ranges: request.CidrIpv6 === undefined ? [] : [{ CidrIpv6: request.CidrIpv6, Description: request.Description }],
  UserIdGroupPairs:
    request.ReferencedGroupId === undefined
      ? []
      : [{ GroupId: request.ReferencedGroupId, Description: request.Description }],
});
