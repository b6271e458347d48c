import { domainAt } from "../resources/accounts";
import type { Account, User } from "../state/records";
import { ApiError } from "../wire/errors";
import type { SimulatorRequest } from "../wire/request";
import type { World } from "../world";

/**
 * CloudStack's `login`, which takes no signature (after its API reference and source: none was recorded). The session key opens
 * nothing here: calls are signed.
 */
export function login(world: World, method: SimulatorRequest["method"], fields: ReadonlyMap<string, string>): object {
  if (method !== "POST") throw new ApiError(405, 9999, "login takes POST only");
  const found = holderOf(world, fields);
  if (!found) throw new ApiError(531, undefined, "user name, password and domain do not belong together");
  const { user, account } = found;
  return {
    username: user.username,
    userid: user.id,
    domainid: account.domainId,
    timeout: 1800,
    account: account.name,
    firstname: user.firstname,
    lastname: user.lastname,
    type: String(account.type),
    registered: "false",
    sessionkey: world.random.token(27),
    is2faenabled: "false",
    is2faverified: "true",
    issuer2fa: "CloudStack",
  };
}

/** User names are unique in a domain only. */
function holderOf({ state }: World, fields: ReadonlyMap<string, string>): { user: User; account: Account } | undefined {
  const domain = domainAt(state, domainPath(fields.get("domain") ?? ""));
  for (const user of state.users.values()) {
    const account = state.accounts.must(user.accountId);
    const named = user.username === fields.get("username") && account.domainId === domain?.id;
    if (named && user.password !== undefined && user.password === fields.get("password")) return { user, account };
  }
  return undefined;
}

/** `/tenants/`, `/tenants` and `tenants` are ROOT/tenants; `/` and nothing are ROOT. */
const domainPath = (given: string): string => ["ROOT", ...given.split("/").filter((name) => name !== "")].join("/");
