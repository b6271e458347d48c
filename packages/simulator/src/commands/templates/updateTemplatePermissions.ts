import { isAdmin } from "../../access/caller";
import { own } from "../../resources/own";
import type { Account, Template } from "../../state/records";
import { forbidden, invalid } from "../../wire/errors";
import { type CallOf, plain } from "../command";

/** What `op` does with the accounts that a template is shared with. */
const OPERATIONS: Readonly<Record<string, (shared: readonly string[], named: readonly string[]) => string[]>> = {
  add: (shared, named) => [...new Set([...shared, ...named])],
  remove: (shared, named) => shared.filter((id) => !named.includes(id)),
  reset: () => [],
};

export const updateTemplatePermissions = plain("updateTemplatePermissions", {
  kinds: { id: ["template"] },
  run: (call) => {
    const { state, caller, input } = call;
    const template = own(call, state.templates, input.need("id"));
    const operation = input.text("op")?.toLowerCase();
    const named = namedAccounts(call, template);
    if (input.has("isfeatured") && !isAdmin(caller)) throw forbidden("only root admins feature templates");
    if (operation !== undefined) {
      const change = OPERATIONS[operation];
      if (!change) throw invalid(`op must be one of ${Object.keys(OPERATIONS).join(", ")}`);
      if (operation !== "reset" && named.length === 0) throw invalid(`op ${operation} needs accounts or projects`);
      template.permissions = change(template.permissions, named);
      if (operation === "reset") template.isPublic = false;
    }
    template.isPublic = input.flag("ispublic") ?? template.isPublic;
    template.isFeatured = input.flag("isfeatured") ?? template.isFeatured;
    template.isExtractable = input.flag("isextractable") ?? template.isExtractable;
    return { success: true };
  },
});

function namedAccounts({ state, input }: CallOf<"updateTemplatePermissions">, template: Template): string[] {
  const { domainId } = state.accounts.must(template.accountId);
  const accounts = input.list("accounts").map((name) => {
    const account = [...state.accounts.by("name", name)].find((one: Account) => one.domainId === domainId);
    if (!account) throw invalid(`no account ${name} in the template's domain`);
    return account.id;
  });
  return [...accounts, ...input.list("projectids").map((id) => state.projects.must(id).accountId)];
}
