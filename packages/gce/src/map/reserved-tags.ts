import type { Cloud } from "@stackgate/cloudstack";
import { RESERVED_PREFIX, reservedTag, type Tagged } from "./labels";

/**
 * Gives a resource one of our own tags, or takes it away.
 * @param resourcetype CloudStack's: UserVm, Volume, Template, ...
 */
export const setReservedTag = (
  cloud: Pick<Cloud, "run">,
  resourcetype: string,
  resource: Tagged & { readonly id: string },
  name: string,
  value: string | undefined,
): Promise<void> => setReservedTags(cloud, resourcetype, resource, { [name]: value });

/**
 * Makes tags of our own what they shall be; `undefined` takes one away. CloudStack refuses a key that is there, so that values are
 * replaced in two steps.
 */
export async function setReservedTags(
  cloud: Pick<Cloud, "run">,
  resourcetype: string,
  resource: Tagged & { readonly id: string },
  wanted: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const changed = Object.entries(wanted)
    .map(([name, value]) => ({ key: RESERVED_PREFIX + name, value, current: reservedTag(resource, name) }))
    .filter(({ value, current }) => value !== current);
  const stale = changed.filter(({ current }) => current !== undefined).map(({ key }) => ({ key }));
  const fresh = changed.flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]));
  const resourceids = [resource.id];
  if (stale.length > 0) await cloud.run("deleteTags", { resourcetype, resourceids, tags: stale });
  if (fresh.length > 0) await cloud.run("createTags", { resourcetype, resourceids, tags: fresh });
}
