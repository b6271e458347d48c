import { mayUse } from "../../access/caller";
import { internal, invalid } from "../../wire/errors";
import { type CallOf, job } from "../command";
import { ownerOfResource, taggableType } from "./resources";

export const deleteTags = job("deleteTags", {
  java: "user.tag.DeleteTagsCmd",
  event: "DELETE_TAGS",
  description: "Deleting resource tags",
  start: (call) => ({
    lasts: call.settings.quickJob,
    begin: () => removeAll(call),
    finish: () => ({ success: true }),
  }),
});

/** Named tags (with their value, where one is given), or all of the resources; none found fails. */
function removeAll({ state, caller, input }: CallOf<"deleteTags">): void {
  const type = taggableType(input.need("resourcetype"));
  if (type === undefined) throw invalid(`resources of type ${input.need("resourcetype")} take no tags`);
  const wanted = input.entries("tags");
  const found = input.list("resourceids").flatMap((resourceId) => {
    const accountId = ownerOfResource(state, type, resourceId);
    if (accountId === undefined) throw invalid(`no ${type} with id ${resourceId}`);
    if (!mayUse(state, caller, accountId)) throw internal("no permission to untag this resource");
    if (wanted.length === 0) return state.tags.of(resourceId);
    return wanted.flatMap(({ key = "", value }) => {
      const tag = state.tags.find(resourceId, key);
      return tag && (value === undefined || value === "" || tag.value === value) ? [tag] : [];
    });
  });
  if (found.length === 0) throw internal("none of the tags exists");
  for (const tag of found) state.tags.remove(tag);
}
