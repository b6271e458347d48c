import { inScope, listScope } from "../../access/scope";
import { instanceGroupView } from "../../views/groups";
import { list } from "../command";
import { selector } from "../filters";

export const listInstanceGroups = list("listInstanceGroups", {
  kinds: { id: ["instanceGroup"] },
  key: "instancegroup",
  find: ({ state, caller, input }) =>
    inScope(state.instanceGroups, listScope(state, caller, input)).filter(selector(state, input)),
  view: (group, { state }) => instanceGroupView(state, group),
});
