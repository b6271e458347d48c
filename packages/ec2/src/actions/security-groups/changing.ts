import { againIfOvertaken } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { GroupRequest } from "../../map/security-groups/find";

/**
 * Changes the rules of a group, one request after the other: what is there decides what is done, and clients such as Terraform
 * send rules side by side. Other replicas are not waited for.
 * @param work begins by reading the group, and takes back what it made when it fails
 */
export const changingRules = <T>(
  { GroupId, GroupName }: GroupRequest,
  { turns, caller }: Ec2Context,
  work: () => Promise<T>,
): Promise<T> => turns.run(`${caller.accountId} ${GroupId ?? GroupName}`, () => againIfOvertaken(work));
