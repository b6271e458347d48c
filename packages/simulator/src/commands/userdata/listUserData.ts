import { inScope, listScope } from "../../access/scope";
import { userDataView } from "../../views/groups";
import { list } from "../command";
import { selector } from "../filters";

export const listUserData = list("listUserData", {
  kinds: { id: ["userData"] },
  key: "userdata",
  find: ({ state, caller, input }) =>
    inScope(state.userData, listScope(state, caller, input)).filter(selector(state, input)),
  view: (stored, { state }) => userDataView(state, stored),
});
