import { replaceTags, type Tagged } from "@stackgate/gateway";
import type { Ec2Context } from "../context";
import { RESERVED_PREFIX, reservedTag } from "./tags";

type Resource = Tagged & { readonly id: string };

/**
 * Gives resources one of our own tags; those that have it already are left alone.
 * @param resourcetype CloudStack's: UserVm, Volume, ...
 */
export async function setReservedTag(
  resourcetype: string,
  resources: readonly Resource[],
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

/** Takes it from those that have it; no call when none does. */
export async function removeReservedTag(
  resourcetype: string,
  resources: readonly Resource[],
  name: string,
  { cloud }: Pick<Ec2Context, "cloud">,
): Promise<void> {
  const resourceids = resources.filter((resource) => reservedTag(resource, name) !== undefined).map(({ id }) => id);
  if (resourceids.length === 0) return;
  await cloud.run("deleteTags", { resourcetype, resourceids, tags: [{ key: RESERVED_PREFIX + name }] });
}
