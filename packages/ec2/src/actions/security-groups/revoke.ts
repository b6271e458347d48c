import { type SecurityGroup as CloudGroup, isRefusal } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { egressRules, isOpen, isShut, NOTHING } from "../../map/security-groups/egress";
import { findGroup, type GroupRequest } from "../../map/security-groups/find";
import { namesGroups, permissionsOf, type RulesRequest, rulesOf } from "../../map/security-groups/request";
import { ruleView } from "../../map/security-groups/view";
import type { RevokedSecurityGroupRule } from "../../model/types.generated";
import { changingRules } from "./changing";
import { enforceGroups } from "./enforce";
import { requireOnce, ruleById, ruleLike } from "./named";
import { authorize, type Direction, revoke } from "./rules";

/** CloudStack's code for a rule that is there already (recorded). */
const DUPLICATE = 530;

interface RevokeRequest extends GroupRequest, RulesRequest {
  readonly SecurityGroupRuleIds?: readonly string[] | undefined;
}

/** Takes rules from a group, named by their ids or by what they say. */
export async function revokeRules(
  direction: Direction,
  input: RevokeRequest,
  context: Ec2Context,
): Promise<{ Return: boolean; RevokedSecurityGroupRules: RevokedSecurityGroupRule[] }> {
  const { doomed, group, groups } = await changingRules(input, context, () => take(direction, input, context));
  const egress = direction === "egress";
  if (!egress) await enforceGroups([group.id], context);
  const revoked = doomed.map((rule) => ruleView(rule, { group, egress, groups }, context));
  return { Return: true, RevokedSecurityGroupRules: revoked.map(revokedView) };
}

async function take(direction: Direction, input: RevokeRequest, context: Ec2Context) {
  const permissions = input.SecurityGroupRuleIds ? [] : permissionsOf(input);
  const { group, groups } = await findGroup(input, context, namesGroups(permissions));
  const egress = direction === "egress";
  const shown = egress ? egressRules(group) : (group.ingressrule ?? []);
  const doomed = input.SecurityGroupRuleIds
    ? input.SecurityGroupRuleIds.map((id) => ruleById(id, shown, context))
    : (await rulesOf(permissions, groups, context)).map((rule) => ruleLike(rule, shown));
  // Counted twice, it would hide that it is the group's last.
  requireOnce(doomed);
  const left = shown.length - doomed.length;
  if (egress && left === 0) await shut(group, context);
  // EC2's first egress rule has nothing behind it: that it is shut instead was all there is to do.
  await revoke(context.cloud, direction, egress && isOpen(group) ? [] : doomed);
  if (egress && left > 0) await shutIfEmptied(group, context);
  return { doomed, group, groups };
}

/** Before the last egress rule goes, one that leads nowhere: without any, CloudStack would let everything out. */
async function shut(group: CloudGroup, { cloud }: Pick<Ec2Context, "cloud">): Promise<void> {
  if (!isShut(group)) await authorize(cloud, "egress", group, [NOTHING]);
}

/** Another replica may have taken the rule that was left: then nobody has shut the group, or both do. */
async function shutIfEmptied({ id }: CloudGroup, { cloud }: Pick<Ec2Context, "cloud">): Promise<void> {
  const [group] = await cloud.list("listSecurityGroups", { id });
  if (group === undefined || !isOpen(group)) return;
  await authorize(cloud, "egress", group, [NOTHING]).catch((error) => {
    if (!isRefusal(error, DUPLICATE)) throw error;
  });
}

/** The same rule in the words of this one answer. */
function revokedView({ ReferencedGroupInfo, ...rule }: ReturnType<typeof ruleView>): RevokedSecurityGroupRule {
  const { SecurityGroupRuleId, GroupId, IsEgress, IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, Description } =
    rule;
  const named = {
    SecurityGroupRuleId,
    GroupId,
    IsEgress,
    IpProtocol,
    FromPort,
    ToPort,
    CidrIpv4,
    CidrIpv6,
    Description,
  };
  return { ...named, ReferencedGroupId: ReferencedGroupInfo?.GroupId };
}
