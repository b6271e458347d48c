import { type Caller, isAdmin } from "../access/caller";
import { wireDate } from "../clock/date";
import { ACCOUNT_TYPES, type Account, type User, type UserKey } from "../state/records";
import type { State } from "../state/state";
import { FIRST_LIMITS, LAST_LIMITS, limitFields } from "./limits";
import { domainFields } from "./owner";

/** The two roles of this cloud; their ids are those of every CloudStack only by name, so they are made up. */
const ROLES = {
  admin: { roleid: "7d1e5c1a-0000-4000-8000-000000000001", roletype: "Admin", rolename: "Root Admin" },
  user: { roleid: "7d1e5c1a-0000-4000-8000-000000000004", roletype: "User", rolename: "User" },
} as const;

const roleFields = (account: Account) => (account.type === ACCOUNT_TYPES.admin ? ROLES.admin : ROLES.user);

/**
 * As createAccount answers it. `apikeyaccess` is shown to root admins only, and the first account of a cloud has no
 * date of creation (recorded).
 */
export function accountView(state: State, account: Account, caller: Caller, user = userView) {
  return {
    id: account.id,
    name: account.name,
    accounttype: account.type,
    ...roleFields(account),
    ...domainFields(state, account.domainId),
    ...limitFields(state, account, FIRST_LIMITS),
    ...vmCounts(state, account.id),
    ...limitFields(state, account, LAST_LIMITS),
    state: "enabled",
    ...(!account.isDefault && { created: wireDate(account.created) }),
    ...(account.networkDomain !== undefined && { networkdomain: account.networkDomain }),
    user: [...state.users.by("account", account.id)].map((one) => user(state, one)),
    isdefault: account.isDefault,
    groups: [],
    ...(isAdmin(caller) && { apikeyaccess: "INHERIT" }),
  };
}

export function vmCounts(state: State, accountId: string) {
  const counts = { vmstopped: 0, vmrunning: 0 };
  for (const vm of state.vms.by("account", accountId)) {
    if (vm.state === "Running") counts.vmrunning++;
    if (vm.state === "Stopped") counts.vmstopped++;
  }
  return counts;
}

/** The pair that was made last: the one that everything but listUserKeys shows. */
export const newestKey = (state: State, userId: string): UserKey | undefined =>
  [...state.userKeys.by("user", userId)].at(-1);

export function userView(state: State, user: User) {
  const account = state.accounts.must(user.accountId);
  const { domainid, domain } = domainFields(state, account.domainId);
  const key = newestKey(state, user.id);
  return {
    id: user.id,
    username: user.username,
    firstname: user.firstname,
    lastname: user.lastname,
    ...(user.email !== undefined && { email: user.email }),
    created: wireDate(user.created),
    state: "enabled",
    account: account.name,
    accounttype: account.type,
    usersource: "native",
    ...roleFields(account),
    domainid,
    domain,
    ...(key && { apikey: key.apiKey }),
    accountid: account.id,
    iscallerchilddomain: false,
    isdefault: user.isDefault,
    is2faenabled: false,
    is2famandated: false,
  };
}

/** As listAccounts shows it: the users in it appear as in listUsers, but for what that adds for admins. */
export const listedAccountView = (state: State, account: Account, caller: Caller) =>
  accountView(state, account, caller, (_, user) => borrowingUserView(state, user, caller));

/** In lists a user without keys appears under the caller's own (recorded). */
function borrowingUserView(state: State, user: User, caller: Caller) {
  const key = newestKey(state, user.id) ?? newestKey(state, caller.user.id);
  return { ...userView(state, user), ...(key && { apikey: key.apiKey }) };
}

/** As listUsers shows it: an admin sees a little more. */
export function listedUserView(state: State, user: User, caller: Caller) {
  const account = state.accounts.must(user.accountId);
  return {
    ...borrowingUserView(state, user, caller),
    iscallerchilddomain: isAdmin(caller) && account.domainId !== caller.account.domainId,
    ...(isAdmin(caller) && { apikeyaccess: "INHERIT" }),
  };
}

export function userKeyView(state: State, key: UserKey) {
  const user = state.users.must(key.userId);
  const account = state.accounts.must(user.accountId);
  return {
    name: key.name,
    ...(key.description !== undefined && { description: key.description }),
    apikey: key.apiKey,
    secretkey: key.secretKey,
    userid: user.id,
    username: user.username,
    id: key.id,
    created: wireDate(key.created),
    ...(key.starts !== undefined && { startdate: wireDate(key.starts) }),
    ...(key.expires !== undefined && { enddate: wireDate(key.expires) }),
    accounttype: account.type === ACCOUNT_TYPES.admin ? "ADMIN" : "NORMAL",
    accountid: account.id,
    accountname: account.name,
    ...roleFields(account),
    ...domainFields(state, account.domainId),
    state: "ENABLED",
  };
}
