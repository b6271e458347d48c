import { userView } from "../../views/account";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

/** Finds by any of a user's keys, and shows the newest (recorded). */
export const getUser = plain("getUser", {
  run({ state, input }) {
    for (const key of state.userKeys.by("apiKey", input.need("userapikey")))
      return { user: userView(state, state.users.must(key.userId)) };
    throw invalid("no user has this API key");
  },
});
