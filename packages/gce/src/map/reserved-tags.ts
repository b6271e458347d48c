import type { Cloud } from "@stackgate/cloudstack";
import { RESERVED_PREFIX, reservedTag, type Tagged } from "./labels";

/**
 * Gives a resource one of our own tags, or takes it away. CloudStack refuses a key that is there, so that a value is replaced in
 * two steps.
 * @param resourcetype CloudStack's: UserVm, Volume, Template, ...
 */
export async function setReservedTag(
  cloud: Pick<Cloud, "run">,
  resourcetype: string,
  resource: Tagged & { readonly id: string },
  name: string,
  value: string | undefined,
): Promise<void> {
  const current = reservedTag(resource, name);
  if (current === value) return;
  const key = RESERVED_PREFIX + name;
  const resourceids = [resource.id];
  if (current !== undefined) await cloud.run("deleteTags", { resourcetype, resourceids, tags: [{ key }] });
  if (value !== undefined) await cloud.run("createTags", { resourcetype, resourceids, tags: [{ key, value }] });
}
