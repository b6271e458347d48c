import type { SecurityGroup as CloudGroup, SecurityGroupRule as CloudRule } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { completed, saying } from "../../map/half-made";
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
import { setDescriptions } from "./descriptions";
import { enforceGroups } from "./enforce";
import { requireOnce, ruleById } from "./named";
import { authorize, checkNew, DIRECTIONS, type Direction, revoke } from "./rules";

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
  requireOnce(changes.map(({ old }) => old));
  const done: string[] = [];
  for (const [i, change] of changes.entries()) {
    try {
      await replace(group, change, context);
    } catch (error) {
      throw done.length === 0 ? error : saying(error, `changed all the same: ${done.join(", ")}`);
    }
    done.push(updates[i]?.SecurityGroupRuleId ?? "");
  }
  return group.id;
}

interface Change {
  readonly direction: Direction;
  readonly old: CloudRule;
  readonly rules: readonly Rule[];
}

function findRule(group: CloudGroup, id: string, context: Pick<Ec2Context, "ids">): Pick<Change, "direction" | "old"> {
  const ingress = group.ingressrule ?? [];
  const old = ruleById(id, [...ingress, ...egressRules(group)], context);
  if (ingress.includes(old)) return { direction: "ingress", old };
  if (isOpen(group)) throw new Ec2Error("UnsupportedOperation", "Revoke the group's first egress rule and add another");
  return { direction: "egress", old };
}

/**
 * CloudStack can't change a rule: a new one takes the old one's place, and its id by a tag. The old one goes last, and if it
 * can't, the new one does. A rule that says the same as before stays, and is only described anew.
 */
async function replace(
  group: CloudGroup,
  { direction, old, rules }: Change,
  context: Pick<Ec2Context, "cloud" | "ids" | "turns">,
) {
  const { cloud, ids } = context;
  const [wanted] = rules;
  if (wanted && keyOf(wanted) === keyOf(ruleOf(old))) {
    await setDescriptions([{ rule: old, description: wanted.description }], context);
    return;
  }
  const others = (group[DIRECTIONS[direction].list] ?? []).filter((rule) => rule !== old);
  checkNew(rules, others.map(ruleOf));
  const added = await authorize(cloud, direction, group, rules, tagsOf(old));
  await completed(
    ids.of("securityGroupRule", added[0]?.ruleid ?? ""),
    async () => {
      await cloud.run("createTags", {
        resourcetype: "SecurityGroupRule",
        resourceids: added.map(({ ruleid }) => ruleid),
        tags: [{ key: tagKey(RULE_ID_TAG), value: ruleUuid(old) }],
      });
      await revoke(cloud, direction, [old]);
    },
    () => revoke(cloud, direction, added),
  );
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
