import { listScope } from "../../access/scope";
import { tagView } from "../../views/tags";
import { list } from "../command";

export const listTags = list("listTags", {
  key: "tag",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const [resourceId, type] = [input.text("resourceid"), input.text("resourcetype")?.toLowerCase()];
    const [key, value, customer] = [input.text("key")?.toLowerCase(), input.text("value"), input.text("customer")];
    return [...state.tags.values()].filter(
      (tag) =>
        scope.has(tag.accountId) &&
        (resourceId === undefined || tag.resourceId === resourceId) &&
        (type === undefined || tag.resourceType.toLowerCase() === type) &&
        (key === undefined || tag.key.toLowerCase() === key) &&
        (value === undefined || tag.value === value) &&
        (customer === undefined || tag.customer === customer),
    );
  },
  view: (tag, { state }) => tagView(state, tag),
});
