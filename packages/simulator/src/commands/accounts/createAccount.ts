import { note } from "../../events/note";
import { addAccount, addUser } from "../../resources/accounts";
import { ACCOUNT_TYPES, type AccountType } from "../../state/records";
import { accountView } from "../../views/account";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

const TYPES: ReadonlyMap<number, AccountType> = new Map(
  [ACCOUNT_TYPES.user, ACCOUNT_TYPES.admin, ACCOUNT_TYPES.domainAdmin].map((type) => [type, type]),
);

/** An account with its first user, who has no API keys yet. */
export const createAccount = plain("createAccount", {
  run(call) {
    const { state, clock, caller, input } = call;
    const name = input.text("account") ?? input.need("username");
    const domain = state.domains.must(input.text("domainid") ?? caller.account.domainId);
    const type = TYPES.get(input.number("accounttype") ?? ACCOUNT_TYPES.user);
    if (type === undefined) throw invalid("accounttype is 0 (user), 1 (root admin) or 2 (domain admin)");
    if ([...state.accounts.by("name", name)].some((one) => one.domainId === domain.id))
      throw invalid(`the account ${name} exists already in domain ${domain.path}`);
    const account = addAccount(state, { name, domain: domain.path, type }, clock.now());
    const networkDomain = input.text("networkdomain");
    if (networkDomain !== undefined) account.networkDomain = networkDomain;
    addUser(
      state,
      account,
      {
        username: input.need("username"),
        firstname: input.need("firstname"),
        lastname: input.need("lastname"),
        email: input.need("email"),
        password: input.need("password"),
      },
      clock.now(),
    );
    note(call, "ACCOUNT.CREATE", "creating an account", { resourceType: "Account", resourceId: account.id });
    return { account: accountView(state, account, caller) };
  },
});
