import type { Ec2Context } from "../context";
import { RESERVED_PREFIX, reservedTag } from "./tags";

interface Taggable {
  readonly id: string;
  readonly tags?: Parameters<typeof reservedTag>[0]["tags"];
}

/**
 * Gives resources one of our own tags. CloudStack refuses a key that is there, so that a value is replaced in two steps;
 * resources that have it already are left alone.
 * @param resourcetype CloudStack's: UserVm, Volume, ...
 */
export async function setReservedTag(
  resourcetype: string,
  resources: readonly Taggable[],
  name: string,
  value: string,
  { cloud }: Pick<Ec2Context, "cloud">,
): Promise<void> {
  const changed = resources.filter((resource) => reservedTag(resource, name) !== value);
  const key = RESERVED_PREFIX + name;
  const replaced = changed.filter((resource) => reservedTag(resource, name) !== undefined).map(({ id }) => id);
  if (replaced.length > 0) await cloud.run("deleteTags", { resourcetype, resourceids: replaced, tags: [{ key }] });
  if (changed.length > 0) {
    await cloud.run("createTags", { resourcetype, resourceids: changed.map(({ id }) => id), tags: [{ key, value }] });
  }
}
