import type { SecurityGroup as CloudGroup, SecurityGroupRule as CloudRule } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { IpPermission, SecurityGroup, SecurityGroupRule, UserIdGroupPair } from "../../model/types.generated";
import { groupBy } from "../../support/group-by";
import { defaultVpcUuid } from "../networks/vpcs";
import { RESERVED_PREFIX, reservedTag, tagsOf } from "../tags";
import { egressRules } from "./egress";
import { ruleOf, type Traffic, trafficKey } from "./traffic";

export type GroupContext = Pick<Ec2Context, "ids" | "caller" | "owner">;

/** Reserved tags: of a group its VPC, of a rule its description, and its id where CloudStack's changed under it. */
export const VPC_TAG = "vpc";
export const DESCRIPTION_TAG = "description";
export const RULE_ID_TAG = "rule-id";
export const tagKey = (name: string): string => RESERVED_PREFIX + name;

/** The UUID that a rule is known by. */
export const ruleUuid = (rule: CloudRule): string => reservedTag(rule, RULE_ID_TAG) ?? rule.ruleid ?? "";

/** EC2's name of a protocol: `-1` for all. */
const protocolName = (protocol: string): string => (protocol === "all" ? "-1" : protocol);

const ports = ({ protocol, from, to }: Traffic) => ({
  IpProtocol: protocolName(protocol),
  ...(from !== undefined && { FromPort: from, ToPort: to }),
});

/** @param groups the caller's groups, to give the groups that rules name their ids */
export function groupView(group: CloudGroup, groups: readonly CloudGroup[], context: GroupContext): SecurityGroup {
  const { ids, owner } = context;
  return {
    GroupId: ids.of("securityGroup", group.id),
    GroupName: group.name,
    Description: group.description ?? group.name,
    OwnerId: owner,
    VpcId: ids.of("vpc", reservedTag(group, VPC_TAG) ?? defaultVpcUuid(context)),
    IpPermissions: permissions(group.ingressrule ?? [], groups, context),
    IpPermissionsEgress: permissions(egressRules(group), groups, context),
    Tags: tagsOf(group),
  };
}

/** EC2 gathers the rules with the same traffic in one permission. */
function permissions(
  rules: readonly CloudRule[],
  groups: readonly CloudGroup[],
  context: GroupContext,
): IpPermission[] {
  const gathered = groupBy(rules, (rule) => trafficKey(ruleOf(rule).traffic));
  return [...gathered.values()].map((same) => ({
    ...same.slice(0, 1).map((rule) => ports(ruleOf(rule).traffic))[0],
    UserIdGroupPairs: same.filter((rule) => rule.cidr === undefined).map((rule) => pair(rule, groups, context)),
    IpRanges: same
      .filter(({ cidr }) => cidr?.includes(".") ?? false)
      .map((rule) => ({ CidrIp: rule.cidr, Description: reservedTag(rule, DESCRIPTION_TAG) })),
    Ipv6Ranges: same
      .filter(({ cidr }) => cidr?.includes(":") ?? false)
      .map((rule) => ({ CidrIpv6: rule.cidr, Description: reservedTag(rule, DESCRIPTION_TAG) })),
    PrefixListIds: [],
  }));
}

function pair(rule: CloudRule, groups: readonly CloudGroup[], { ids, owner }: GroupContext): UserIdGroupPair {
  const peer = peerOf(rule, groups);
  return {
    UserId: owner,
    GroupName: rule.securitygroupname,
    GroupId: peer && ids.of("securityGroup", peer.id),
    Description: reservedTag(rule, DESCRIPTION_TAG),
  };
}

const peerOf = (rule: CloudRule, groups: readonly CloudGroup[]): CloudGroup | undefined =>
  groups.find(({ name, account }) => name === rule.securitygroupname && account === rule.account);

/** One rule by itself. */
export function ruleView(
  rule: CloudRule,
  { group, egress, groups }: { group: CloudGroup; egress: boolean; groups: readonly CloudGroup[] },
  { ids, owner }: GroupContext,
): SecurityGroupRule {
  const peer = rule.cidr === undefined ? peerOf(rule, groups) : undefined;
  return {
    SecurityGroupRuleId: ids.of("securityGroupRule", ruleUuid(rule)),
    GroupId: ids.of("securityGroup", group.id),
    GroupOwnerId: owner,
    IsEgress: egress,
    // EC2 has ports in single rules of every protocol.
    FromPort: -1,
    ToPort: -1,
    ...ports(ruleOf(rule).traffic),
    CidrIpv4: rule.cidr?.includes(".") ? rule.cidr : undefined,
    CidrIpv6: rule.cidr?.includes(":") ? rule.cidr : undefined,
    ReferencedGroupInfo: peer && { GroupId: ids.of("securityGroup", peer.id), UserId: owner },
    Description: reservedTag(rule, DESCRIPTION_TAG),
    Tags: tagsOf(rule),
  };
}
