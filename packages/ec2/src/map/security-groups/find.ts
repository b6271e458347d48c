import type { SecurityGroup as CloudGroup } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { missingParameter } from "../../wire/error";
import { notFoundError } from "../ids";

export interface GroupRequest {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
}

/** The group that a request names, and the groups that were listed to find it: one call, all of them if `all`. */
export async function findGroup(
  { GroupId, GroupName }: GroupRequest,
  { cloud, ids }: Pick<Ec2Context, "cloud" | "ids">,
  all = false,
): Promise<{ readonly group: CloudGroup; readonly groups: readonly CloudGroup[] }> {
  if (GroupId === undefined && GroupName === undefined) throw missingParameter("GroupId");
  const id = GroupId === undefined ? undefined : await ids.resolveOne("securityGroup", GroupId);
  const one = id === undefined ? { securitygroupname: GroupName } : { id };
  const groups = await cloud.list("listSecurityGroups", all ? {} : one);
  const group = groups.find((candidate) => (id === undefined ? candidate.name === GroupName : candidate.id === id));
  if (!group) throw notFoundError("securityGroup", GroupId ?? GroupName ?? "");
  return { group, groups };
}
