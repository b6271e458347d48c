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

const viewsOf = <T>(state: State, resourceId: string, view: (tag: Tag) => T): T[] =>
  state.tags.of(resourceId).map(view);

/** As security groups and their rules show them. */
export const fullTagViews = (state: State, resourceId: string) =>
  viewsOf(state, resourceId, (tag) => tagView(state, tag));

/** As VMs, volumes, snapshots and templates show them: without the domain's path. */
export const tagViews = (state: State, resourceId: string) =>
  viewsOf(state, resourceId, (tag) => {
    const { domainpath: _, ...view } = tagView(state, tag);
    return view;
  });

/** As networks, addresses, VPCs and their rules show them. */
export const briefTagViews = (state: State, resourceId: string) =>
  viewsOf(state, resourceId, ({ key, value }) => ({ key, value }));
