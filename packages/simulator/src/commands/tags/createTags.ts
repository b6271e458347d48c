import { mayUse } from "../../access/caller";
import { sameText } from "../../state/names";
import type { Tag } from "../../state/records";
import { ApiError, internal, invalid } from "../../wire/errors";
import { type CallOf, job } from "../command";
import { ownerOfResource, taggableType } from "./resources";

/** Keys and values are cut at this length, silently (recorded). */
const LONGEST = 255;

const cut = (text: string): string => text.slice(0, LONGEST);

export const createTags = job("createTags", {
  java: "user.tag.CreateTagsCmd",
  event: "CREATE_TAGS",
  description: "Creating resource tags",
  start: (call) => ({
    lasts: call.settings.quickJob,
    begin: () => addAll(call),
    finish: () => ({ success: true }),
  }),
});

/** All tags or none: the real server works in one transaction. */
function addAll({ state, caller, input }: CallOf<"createTags">): void {
  const wanted = input.entries("tags").map(({ key = "", value }) => ({ key: cut(key), value }));
  const type = taggableType(input.need("resourcetype"));
  if (type === undefined) throw invalid(`resources of type ${input.need("resourcetype")} take no tags`);
  const customer = input.text("customer");
  const tags: Tag[] = [];
  for (const resourceId of input.list("resourceids")) {
    const accountId = ownerOfResource(state, type, resourceId);
    if (accountId === undefined) throw invalid(`no ${type} with id ${resourceId}`);
    // Recorded: no permission is 530 here, not 531.
    if (!mayUse(state, caller, accountId)) throw internal("no permission to tag this resource");
    for (const { key, value } of wanted) {
      if (value === undefined || value === "") throw invalid(`the tag ${key} has no value`);
      if (
        state.tags.find(resourceId, key) ||
        tags.some((tag) => tag.resourceId === resourceId && sameText(tag.key, key))
      )
        throw new ApiError(530, 4250, `${type} ${resourceId} has the tag ${key}`);
      const tag = { key, value: cut(value), resourceType: type, resourceId, accountId };
      tags.push(customer === undefined ? tag : { ...tag, customer });
    }
  }
  for (const tag of tags) state.tags.add(tag);
}
