import { checkAccess } from "../../access/caller";
import { invalid } from "../../wire/errors";
import { job } from "../command";

/** The pair answers 401 as soon as the job has run. */
export const deleteUserKeys = job("deleteUserKeys", {
  kinds: { keypairid: ["userKey"] },
  java: "admin.user.DeleteUserKeysCmd",
  event: "DELETE.USER.KEY",
  description: "deleting an API key pair",
  start({ state, settings, caller, input }) {
    const key = state.userKeys.get(input.need("keypairid"));
    if (!key) throw invalid("the key pair is gone");
    checkAccess(state, caller, state.users.must(key.userId));
    return {
      lasts: settings.quickJob,
      finish: () => {
        state.userKeys.delete(key.id);
        return { success: true };
      },
    };
  },
});
