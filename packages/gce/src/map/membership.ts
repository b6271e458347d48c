import type { Cloud, SecurityGroup, VirtualMachine } from "@stackgate/cloudstack";
import { replaceTags } from "@stackgate/gateway";
import { GceError } from "../wire/errors";
import { RESERVED_PREFIX, reservedTag } from "./labels";
import { EVERYONE, tagOf } from "./network-tags";

const TAG = "groups";
/** As many UUIDs as a tag's value holds. */
const MOST_GROUPS = 6;

/**
 * The tag that makes a virtual machine a member of security groups where its zone has none: CloudStack keeps the groups
 * themselves, they belong to the account. The EC2 facade reads and writes the same tag.
 */
export function membershipTag(groupIds: readonly string[]): { readonly key: string; readonly value: string } {
  if (groupIds.length > MOST_GROUPS) {
    throw new GceError("invalid", `An instance may have at most ${MOST_GROUPS - 1} network tags in this zone.`);
  }
  return { key: RESERVED_PREFIX + TAG, value: groupIds.join(",") };
}

/** The groups that a machine is in: CloudStack's own, or by the tag. Groups that are gone are left out. */
export function groupsOf(machine: VirtualMachine, groups: readonly SecurityGroup[]): readonly SecurityGroup[] {
  const { securitygroup: own = [] } = machine;
  if (own.length > 0) return own;
  const tagged = reservedTag(machine, TAG)?.split(",") ?? [];
  return groups.filter(({ id = "" }) => tagged.includes(id));
}

/** The network tags of a machine: its groups, but the one that every machine is in. */
export const networkTags = (machine: VirtualMachine, groups: readonly SecurityGroup[]): readonly string[] =>
  groupsOf(machine, groups)
    .map((group) => tagOf(group).tag)
    .filter((tag) => tag !== EVERYONE)
    .sort();

/** Puts the membership tag on a machine, in place of the one that it has. */
export async function replaceMembership(
  cloud: Cloud,
  machine: VirtualMachine,
  tag: { readonly key: string; readonly value: string },
): Promise<void> {
  const stale = reservedTag(machine, TAG) === undefined ? [] : [tag.key];
  const fresh = tag.value === "" ? [] : [tag];
  await replaceTags(cloud, { resourcetype: "UserVm", resourceids: [machine.id] }, stale, fresh);
}
