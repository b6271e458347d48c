import { replaceTags, type Tagged } from "@stackgate/gateway";
import type { Ec2Context } from "../context";
import { RESERVED_PREFIX, reservedTag } from "./tags";

/**
 * Gives resources one of our own tags; those that have it already are left alone.
 * @param resourcetype CloudStack's: UserVm, Volume, ...
 */
export async function setReservedTag(
  resourcetype: string,
  resources: readonly (Tagged & { readonly id: string })[],
  name: string,
  value: string,
  { cloud, turns }: Pick<Ec2Context, "cloud" | "turns">,
): Promise<void> {
  const changed = resources.filter((resource) => reservedTag(resource, name) !== value);
  const [first] = changed;
  if (first === undefined) return;
  const key = RESERVED_PREFIX + name;
  const stale = changed.some((resource) => reservedTag(resource, name) !== undefined) ? [key] : [];
  const target = { resourcetype, resourceids: changed.map(({ id }) => id) };
  await turns.run(`tags ${first.id}`, () => replaceTags(cloud, target, stale, [{ key, value }]));
}
