import type { Account, User } from "../state/records";
import { ACCOUNT_TYPES } from "../state/records";
import type { State } from "../state/state";
import { forbidden } from "../wire/errors";

/** Who signed the request. */
export interface Caller {
  readonly user: User;
  readonly account: Account;
}

export const isAdmin = ({ account }: Caller): boolean => account.type === ACCOUNT_TYPES.admin;

/** The project accounts that the caller's account works in. */
export function projectAccounts(state: State, caller: Caller): string[] {
  return [...state.projects.values()]
    .filter((project) => project.members.some((member) => member.accountId === caller.account.id))
    .map((project) => project.accountId);
}

export function mayUse(state: State, caller: Caller, accountId: string): boolean {
  return isAdmin(caller) || accountId === caller.account.id || projectAccounts(state, caller).includes(accountId);
}

/** Throws 531 for what belongs to another tenant. */
export function checkAccess(state: State, caller: Caller, owned: { readonly accountId: string }): void {
  if (!mayUse(state, caller, owned.accountId)) throw forbidden();
}
