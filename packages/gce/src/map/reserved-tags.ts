import type { Cloud } from "@stackgate/cloudstack";
import { replaceTags } from "@stackgate/gateway";
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

/** Makes tags of our own what they shall be; `undefined` takes one away. */
export async function setReservedTags(
  cloud: Pick<Cloud, "run">,
  resourcetype: string,
  resource: Tagged & { readonly id: string },
  wanted: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const changed = Object.entries(wanted)
    .map(([name, value]) => ({ key: RESERVED_PREFIX + name, value, current: reservedTag(resource, name) }))
    .filter(({ value, current }) => value !== current);
  const stale = changed.filter(({ current }) => current !== undefined).map(({ key }) => key);
  const fresh = changed.flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]));
  await replaceTags(cloud, { resourcetype, resourceids: [resource.id] }, stale, fresh);
}
