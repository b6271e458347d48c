import { type Cloud, type ItemOf, isRefusal } from "@stackgate/cloudstack";
import type { Caller } from "./store";

/**
 * Proves a key pair by using it: who CloudStack takes its holder for; `undefined` when it refuses the pair (unknown or
 * revoked key, wrong secret, disabled user or account).
 * @throws Error when CloudStack does not say whose it is: what is kept by account must not be kept by none
 * @throws CloudError 432 when the user's role may not call listUsers
 */
export async function identify(cloud: Cloud): Promise<Caller | undefined> {
  const { credentials } = cloud;
  const users = await refusedAs401(cloud.page("listUsers", { page: 1, pagesize: cloud.pageSize }));
  if (!users) return undefined;
  const user = theOnly(users.items) ?? theOnly(users.items.filter(({ apikey }) => apikey === credentials.apiKey));
  if (user) return callerOf(credentials, user, user.id, user.username, user.account);
  // Several users in the account, and this is not the newest key of any: since 4.23 a user may have more.
  const keys = await cloud.page("listUserKeys", { apikeyfilter: credentials.apiKey });
  const key = keys.items.find(({ apikey }) => apikey === credentials.apiKey);
  if (!key) throw new Error("CloudStack accepts the key pair but does not tell whose it is");
  return callerOf(credentials, key, key.userid, key.username, key.accountname);
}

type Place = Pick<ItemOf<"listUsers">, "accountid" | "domainid" | "domain">;

function callerOf(
  { apiKey, secretKey }: Cloud["credentials"],
  { accountid, domainid, domain }: Place,
  userId = "",
  user = "",
  account = "",
): Caller {
  if (!userId || !accountid || !account) throw new Error("CloudStack does not tell whose the key pair is");
  return {
    apiKey,
    secretKey,
    userId,
    user,
    accountId: accountid,
    account,
    domainId: domainid ?? "",
    domain: domain ?? "",
  };
}

const theOnly = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/** CloudStack answers 401 for whatever is wrong with a key pair. */
async function refusedAs401<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isRefusal(error, 401)) return undefined;
    throw error;
  }
}
