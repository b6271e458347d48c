import { checkAccess } from "../../access/caller";
import { userKeyView } from "../../views/account";
import { invalid } from "../../wire/errors";
import { job } from "../command";

/** API keys of a real server are 86 characters of URL-safe base64. */
const KEY_LENGTH = 86;

/** Adds a pair; those that the user has keep working. */
export const registerUserKeys = job("registerUserKeys", {
  kinds: { id: ["user"] },
  java: "admin.user.RegisterUserKeysCmd",
  instanceType: "User",
  event: "REGISTER.USER.KEY",
  description: "registering an API key pair",
  start({ state, clock, random, settings, caller, input }) {
    const user = state.users.get(input.need("id"));
    if (!user) throw invalid("the user is gone");
    checkAccess(state, caller, user);
    const [name, description] = [input.text("name"), input.text("description")];
    const [starts, expires] = [input.date("startdate"), input.date("enddate")];
    return {
      instanceId: user.id,
      accountId: user.accountId,
      lasts: settings.quickJob,
      finish: () => {
        const key = state.userKeys.insert({
          id: state.newId(),
          userId: user.id,
          name: name ?? `${user.number} - API key pair`,
          ...(description !== undefined && { description }),
          apiKey: random.token(KEY_LENGTH),
          secretKey: random.token(KEY_LENGTH),
          created: clock.now(),
          ...(starts !== undefined && { starts }),
          ...(expires !== undefined && { expires }),
        });
        return { userkeys: userKeyView(state, key) };
      },
    };
  },
});
