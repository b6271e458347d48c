import type { SecurityGroup } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { makeGroup } from "../make-group";
import { EVERYONE, groupName, groupOf } from "../network-tags";

/**
 * The security groups of network tags in a network, and the one that every machine is in. A tag that nothing bore yet has no
 * group: it is made. One after the other, since the same name twice is refused.
 */
export async function groupsOfTags(
  { cloud }: Pick<Context, "cloud">,
  network: string,
  tags: readonly string[],
): Promise<readonly SecurityGroup[]> {
  const known = await cloud.catalogue("listSecurityGroups", {});
  const everyone = groupOf(known, network, EVERYONE);
  const groups: SecurityGroup[] = everyone ? [everyone] : [];
  for (const tag of new Set(tags)) {
    groups.push(groupOf(known, network, tag) ?? (await makeGroup(cloud, groupName(network, tag))));
  }
  return groups;
}
