import type { SecurityGroup } from "@stackgate/cloudstack";
import { DEFAULT_NETWORK } from "./guest-networks";
import { slug } from "./names";

/** The group that every instance of a network is in. */
export const EVERYONE = "default";

/**
 * The security group behind a network tag. Tags belong to a network, groups to the account: the groups of `default` bear the bare
 * tag, as other tools would call them, those of another network `<network>/<tag>`.
 */
export const groupName = (network: string, tag: string): string =>
  network === DEFAULT_NETWORK ? tag : `${network}/${tag}`;

/** Network and tag of a group, whoever made it. */
export function tagOf({ name }: Pick<SecurityGroup, "name">): { readonly network: string; readonly tag: string } {
  const slash = name.indexOf("/");
  return slash < 0
    ? { network: DEFAULT_NETWORK, tag: slug(name) }
    : { network: slug(name.slice(0, slash)), tag: slug(name.slice(slash + 1)) };
}

/** The groups of a tag: the one of just that name before those that only look alike as a tag. */
export function groupOf(groups: readonly SecurityGroup[], network: string, tag: string): SecurityGroup | undefined {
  const exact = groupName(network, tag);
  return (
    groups.find(({ name }) => name === exact) ??
    groups.find((group) => tagOf(group).network === network && tagOf(group).tag === tag)
  );
}
