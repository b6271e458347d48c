import type { Cloud } from "@stackgate/cloudstack";
import type { Context } from "../context";
import { GceError, invalidField } from "../wire/errors";
import { checkLabels, cloudTags, type Labels, RESERVED_PREFIX, reservedTag, type Tagged } from "./labels";
import { setReservedTag } from "./reserved-tags";

/** The reserved tag of a description, for what has none in CloudStack. */
const DESCRIPTION = "description";
/** CloudStack cuts longer values without a word. */
const LONGEST = 255;

export const descriptionOf = (resource: Tagged): string | undefined => reservedTag(resource, DESCRIPTION);

export interface Described {
  readonly description?: string | undefined;
  readonly labels?: Labels | undefined;
}

/** @throws GceError for a description that would be cut */
export function checkDescription(description = ""): void {
  if (description.length > LONGEST) {
    throw invalidField("resource.description", description, `At most ${LONGEST} characters can be kept.`);
  }
}

/** Changes the description of what has one here; `undefined` leaves it, an empty one takes it away. */
export async function setDescription(
  cloud: Pick<Cloud, "run">,
  resourcetype: string,
  resource: Tagged & { readonly id: string },
  description: string | undefined,
): Promise<void> {
  if (description === undefined) return;
  await setReservedTag(cloud, resourcetype, resource, DESCRIPTION, description || undefined);
}

/** Checks description and labels before anything is made; answers the tags that keep them. */
export function tagsFor({ description = "", labels = {} }: Described) {
  checkDescription(description);
  checkLabels(labels);
  return cloudTags({ ...labels, ...(description !== "" && { [RESERVED_PREFIX + DESCRIPTION]: description }) });
}

/** Tags what a job has begun to make. If that fails, the error says that the rest stands. */
export async function tagNew(
  { cloud }: Pick<Context, "cloud">,
  resourcetype: string,
  id: string | undefined,
  tags: readonly { readonly key: string; readonly value: string }[],
): Promise<void> {
  if (tags.length === 0 || id === undefined) return;
  try {
    await cloud.run("createTags", { resourcetype, resourceids: [id], tags });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new GceError("backendError", `The resource was made, but its labels and description were not: ${why}`, {
      cause,
    });
  }
}
