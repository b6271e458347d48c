import { addUser } from "../../resources/accounts";
import { userView } from "../../views/account";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

export const createUser = plain("createUser", {
  run({ state, clock, caller, input }) {
    const domainId = input.text("domainid") ?? caller.account.domainId;
    const account = [...state.accounts.by("name", input.need("account"))].find((one) => one.domainId === domainId);
    if (!account) throw invalid(`no account ${input.need("account")} in the domain`);
    const username = input.need("username");
    const inDomain = (accountId: string) => state.accounts.must(accountId).domainId === domainId;
    if ([...state.users.values()].some((user) => user.username === username && inDomain(user.accountId)))
      throw invalid(`the user ${username} exists already in the domain`);
    const person = {
      username,
      firstname: input.need("firstname"),
      lastname: input.need("lastname"),
      email: input.need("email"),
      password: input.need("password"),
    };
    return { user: userView(state, addUser(state, account, person, clock.now())) };
  },
});
