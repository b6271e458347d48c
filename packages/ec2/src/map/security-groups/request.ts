import type { SecurityGroup as CloudGroup } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { IpPermission, UserIdGroupPair } from "../../model/types.generated";
import { Ec2Error, missingParameter } from "../../wire/error";
import { notFoundError } from "../ids";
import { cidr, type Peer, type Rule, type Traffic, traffic } from "./traffic";

/** The rules of a request: a list of permissions, or one permission in the parameters of EC2's first years. */
export interface RulesRequest {
  readonly IpPermissions?: readonly IpPermission[] | undefined;
  readonly IpProtocol?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
  readonly CidrIp?: string | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
  readonly SourceSecurityGroupOwnerId?: string | undefined;
}

export const LONGEST_DESCRIPTION = 255;

const hasFlatForm = ({ CidrIp, SourceSecurityGroupName }: RulesRequest): boolean =>
  CidrIp !== undefined || SourceSecurityGroupName !== undefined;

/** The request as permissions. @throws Ec2Error MissingParameter when there are none */
export function permissionsOf(input: RulesRequest): readonly IpPermission[] {
  if (!hasFlatForm(input)) {
    if (!input.IpPermissions?.length) throw missingParameter("IpPermissions");
    return input.IpPermissions;
  }
  if (input.IpPermissions?.length) {
    throw new Ec2Error("InvalidParameterCombination", "Give either IpPermissions or a single permission");
  }
  const { CidrIp, SourceSecurityGroupName: GroupName, SourceSecurityGroupOwnerId: UserId } = input;
  return [
    {
      // Without a protocol, a source group in the flat form means everything (EC2-Classic's form, kept by boto 2).
      IpProtocol: input.IpProtocol ?? (GroupName === undefined ? undefined : "-1"),
      FromPort: input.FromPort,
      ToPort: input.ToPort,
      IpRanges: CidrIp === undefined ? [] : [{ CidrIp }],
      UserIdGroupPairs: GroupName === undefined ? [] : [{ GroupName, UserId }],
    },
  ];
}

/** Whether the rules name groups, which then have to be looked up. */
export const namesGroups = (permissions: readonly IpPermission[]): boolean =>
  permissions.some(({ UserIdGroupPairs }) => UserIdGroupPairs?.length);

/** What the values alone rule out. */
export function checkPermissions(input: RulesRequest): void {
  for (const permission of permissionsOf(input)) {
    trafficOf(permission);
    for (const { CidrIp } of permission.IpRanges ?? []) cidr(CidrIp ?? "");
    for (const { CidrIpv6 } of permission.Ipv6Ranges ?? []) cidr(CidrIpv6 ?? "");
  }
}

function trafficOf({ IpProtocol, FromPort, ToPort }: IpPermission): Traffic {
  if (IpProtocol === undefined) throw missingParameter("IpPermissions.1.IpProtocol");
  return traffic(IpProtocol, FromPort, ToPort);
}

type RequestContext = Pick<Ec2Context, "ids" | "owner">;

/**
 * The single rules of a request, one a source.
 * @param groups the caller's groups, among which sources are found by id or name
 */
export async function rulesOf(
  permissions: readonly IpPermission[],
  groups: readonly CloudGroup[],
  context: RequestContext,
): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const permission of permissions) {
    const lets = trafficOf(permission);
    const add = (peer: Peer, description: string | undefined) =>
      rules.push({
        traffic: lets,
        peer,
        ...(description !== undefined && { description: checkDescription(description) }),
      });
    for (const { CidrIp = "", Description } of permission.IpRanges ?? []) add(cidr(CidrIp), Description);
    for (const { CidrIpv6 = "", Description } of permission.Ipv6Ranges ?? []) add(cidr(CidrIpv6), Description);
    for (const pair of permission.UserIdGroupPairs ?? []) add(await groupPeer(pair, groups, context), pair.Description);
  }
  if (rules.length === 0) throw missingParameter("IpPermissions.1.IpRanges");
  return rules;
}

/** The description itself. @throws Ec2Error InvalidParameterValue for one that is too long */
export function checkDescription(description: string): string {
  if (description.length <= LONGEST_DESCRIPTION) return description;
  throw new Ec2Error("InvalidParameterValue", `Rule descriptions have at most ${LONGEST_DESCRIPTION} characters`);
}

/** CloudStack names a source group by account and name. */
async function groupPeer(
  { GroupId, GroupName, UserId }: UserIdGroupPair,
  groups: readonly CloudGroup[],
  { ids, owner }: RequestContext,
): Promise<Peer> {
  const uuid = GroupId === undefined ? undefined : await ids.resolveOne("securityGroup", GroupId);
  const group = groups.find((one) => (uuid === undefined ? one.name === GroupName : one.id === uuid));
  // Another account's group would have to be named by an account that a 12-digit number does not give away.
  if (!group || (UserId !== undefined && UserId !== owner))
    throw notFoundError("securityGroup", GroupId ?? GroupName ?? "");
  return { account: group.account ?? "", group: group.name };
}
