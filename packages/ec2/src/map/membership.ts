import type { SecurityGroup, VirtualMachine } from "@stackgate/cloudstack";
import { Ec2Error } from "../wire/error";
import { RESERVED_PREFIX, reservedTag } from "./tags";

const TAG = "groups";
/** As many UUIDs as a tag's value holds; EC2's own default is 5. */
const MOST_GROUPS = 6;

/**
 * The tag that makes a virtual machine a member of security groups where its zone has none: CloudStack keeps the groups
 * themselves, they belong to the account. A machine without the tag is in `default`.
 */
export function membershipTag(groupIds: readonly string[]): { readonly key: string; readonly value: string } {
  if (groupIds.length > MOST_GROUPS) {
    throw new Ec2Error("SecurityGroupsPerInstanceLimitExceeded", `An instance may be in at most ${MOST_GROUPS} groups`);
  }
  return { key: RESERVED_PREFIX + TAG, value: groupIds.join(",") };
}

/** The groups that a machine is in: CloudStack's own, or by the tag. Groups that are gone are left out. */
export function groupsOf(machine: VirtualMachine, groups: readonly SecurityGroup[]): readonly SecurityGroup[] {
  const { securitygroup: own = [] } = machine;
  if (own.length > 0) return own;
  const tagged = reservedTag(machine, TAG)?.split(",");
  return groups.filter(({ id, name }) => tagged?.includes(id) ?? name === "default");
}
