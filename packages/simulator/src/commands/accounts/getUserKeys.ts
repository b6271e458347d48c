import { checkAccess } from "../../access/caller";
import { newestKey } from "../../views/account";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

/** Only the newest pair, whichever of them signed the request. */
export const getUserKeys = plain("getUserKeys", {
  kinds: { id: ["user"] },
  run({ state, caller, input }) {
    const user = state.users.get(input.need("id"));
    if (!user) throw invalid("the user is gone");
    checkAccess(state, caller, user);
    const key = newestKey(state, user.id);
    return { userkeys: { ...(key && { apikey: key.apiKey, secretkey: key.secretKey }), apikeyaccess: true } };
  },
});
