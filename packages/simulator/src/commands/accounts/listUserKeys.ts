import { checkAccess, isAdmin } from "../../access/caller";
import type { UserKey } from "../../state/records";
import { userKeyView } from "../../views/account";
import { invalid } from "../../wire/errors";
import { type CallOf, list } from "../command";

/** The caller's own pairs; a named user's; with `listall` (admin) everyone's. An unknown `apikeyfilter` is 431. */
export const listUserKeys = list("listUserKeys", {
  kinds: { keypairid: ["userKey"], userid: ["user"] },
  key: "userapikey",
  find(call) {
    const { state, input } = call;
    const [filter, keyPairId] = [input.text("apikeyfilter"), input.text("keypairid")];
    const found = keysOf(call).filter(
      (key) => (filter === undefined || key.apiKey === filter) && (keyPairId === undefined || key.id === keyPairId),
    );
    if (filter !== undefined && [...state.userKeys.by("apiKey", filter)].length === 0)
      throw invalid("the request could not be completed");
    return found;
  },
  view: (key, { state }) => userKeyView(state, key),
});

function keysOf({ state, caller, input }: CallOf<"listUserKeys">): UserKey[] {
  const user = state.users.get(input.text("userid"));
  if (user) checkAccess(state, caller, user);
  if (!user && input.flag("listall") && isAdmin(caller)) return [...state.userKeys.values()];
  return [...state.userKeys.by("user", (user ?? caller.user).id)];
}
