import type { Account, Project, User } from "../state/records";
import { ACCOUNT_TYPES } from "../state/records";
import type { State } from "../state/state";
import { forbidden } from "../wire/errors";

/** Who signed the request. */
export interface Caller {
  readonly user: User;
  readonly account: Account;
}

export const isAdmin = ({ account }: Caller): boolean => account.type === ACCOUNT_TYPES.admin;

export const isMember = (project: Project, { account }: Caller): boolean =>
  project.members.some((member) => member.accountId === account.id);

/** The project accounts that the caller's account works in. */
export function projectAccounts(state: State, caller: Caller): string[] {
  return [...state.projects.values()]
    .filter((project) => isMember(project, caller))
    .map((project) => project.accountId);
}

export function mayUse(state: State, caller: Caller, accountId: string): boolean {
  return isAdmin(caller) || accountId === caller.account.id || projectAccounts(state, caller).includes(accountId);
}

/** Throws 531 for what belongs to another tenant. */
export function checkAccess(state: State, caller: Caller, owned: { readonly accountId: string }): void {
  if (!mayUse(state, caller, owned.accountId)) throw forbidden();
}
