import type { Account } from "../state/records";
import type { State } from "../state/state";
import type { Arguments } from "../wire/arguments";
import { forbidden, invalid, unavailable } from "../wire/errors";
import { type Caller, isAdmin, mayUse, projectAccounts } from "./caller";

/** The accounts whose resources a list shows. */
export type Scope = ReadonlySet<string>;

/** Reads account, domainid, projectid, listall and isrecursive as CloudStack's lists do. */
export function listScope(state: State, caller: Caller, input: Arguments): Scope {
  const projectId = input.text("projectid");
  if (projectId === "-1") return new Set(projectAccounts(state, caller));
  if (projectId !== undefined) return new Set([projectAccount(state, caller, projectId).id]);
  const domainId = input.text("domainid");
  const name = input.text("account");
  if (name !== undefined) return new Set([namedAccount(state, caller, name, domainId).id]);
  if (domainId !== undefined) return accountsOfDomain(state, caller, domainId, input.flag("isrecursive") ?? false);
  if (isAdmin(caller) && input.flag("listall")) return accountsWhere(state, () => true);
  return new Set([caller.account.id]);
}

/** The account that a create command makes things for: the caller's, a project's, or (admin) the named one. */
export function ownerOf(state: State, caller: Caller, input: Arguments): Account {
  const projectId = input.text("projectid");
  return projectId === undefined ? accountAsked(state, caller, input) : projectAccount(state, caller, projectId);
}

/** The account that `account` and `domainid` name, or the caller's own; 531 for another tenant's. */
export function accountAsked(state: State, caller: Caller, input: Arguments): Account {
  const name = input.text("account");
  return name === undefined ? caller.account : namedAccount(state, caller, name, input.text("domainid"));
}

function projectAccount(state: State, caller: Caller, projectId: string): Account {
  const project = state.projects.get(projectId);
  if (!project) throw invalid(`no project ${projectId}`);
  if (!mayUse(state, caller, project.accountId))
    throw unavailable(`the command is not available to this account in project ${projectId}`);
  return state.accounts.must(project.accountId);
}

function namedAccount(state: State, caller: Caller, name: string, domainId = caller.account.domainId): Account {
  const account = [...state.accounts.by("name", name)].find((one) => one.domainId === domainId);
  if (!account) throw invalid(`no account ${name} in the domain`);
  if (!mayUse(state, caller, account.id)) throw forbidden();
  return account;
}

function accountsOfDomain(state: State, caller: Caller, domainId: string, recursive: boolean): Scope {
  if (!isAdmin(caller)) {
    if (domainId !== caller.account.domainId) throw forbidden();
    return new Set([caller.account.id]);
  }
  const top = state.domains.must(domainId);
  const inside = (id: string): boolean => {
    const { path } = state.domains.must(id);
    return id === domainId || (recursive && path.startsWith(`${top.path}/`));
  };
  return accountsWhere(state, (account) => inside(account.domainId));
}

/** What projects own is listed with `projectid` only. */
function accountsWhere(state: State, wanted: (account: Account) => boolean): Scope {
  const found = [...state.accounts.values()].filter((one) => one.projectId === undefined && wanted(one));
  return new Set(found.map((account) => account.id));
}

/** The rows of a table that a scope shows, in creation order. */
export function inScope<T extends { readonly accountId?: string | undefined }>(
  table: { values(): Iterable<T>; by(index: "account", accountId: string): Iterable<T> },
  scope: Scope,
): T[] {
  const [only, ...others] = scope;
  if (only !== undefined && others.length === 0) return [...table.by("account", only)];
  return [...table.values()].filter((row) => row.accountId !== undefined && scope.has(row.accountId));
}
