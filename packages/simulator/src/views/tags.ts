import type { Tag } from "../state/records";
import type { State } from "../state/state";
import { ownerFields } from "./owner";

/** One tag as listTags and the `tags` of a resource show it. */
export function tagView(state: State, tag: Tag) {
  return {
    key: tag.key,
    value: tag.value,
    resourcetype: tag.resourceType,
    resourceid: tag.resourceId,
    ...ownerFields(state, tag.accountId),
    ...(tag.customer !== undefined && { customer: tag.customer }),
  };
}

export const tagViews = (state: State, resourceId: string) =>
  state.tags.of(resourceId).map((tag) => tagView(state, tag));
