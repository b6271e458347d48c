import { listScope } from "../../access/scope";
import { ACCOUNT_TYPES } from "../../state/records";
import { listedAccountView } from "../../views/account";
import { list } from "../command";
import { selector } from "../filters";

export const listAccounts = list("listAccounts", {
  kinds: { id: ["account"] },
  key: "account",
  find({ state, caller, input }) {
    const scope = listScope(state, caller, input);
    const selected = selector(state, input);
    const type = input.number("accounttype");
    return [...state.accounts.values()].filter(
      (account) =>
        !account.system &&
        account.type !== ACCOUNT_TYPES.project &&
        scope.has(account.id) &&
        (type === undefined || account.type === type) &&
        selected(account),
    );
  },
  view: (account, { state, caller }) => listedAccountView(state, account, caller),
});
