import { type Cloud, isRefusal } from "@stackgate/cloudstack";
import type { SecretSource } from "./store";

/**
 * Looks secrets up with a root admin's key, so that every user of the cloud is served without registration.
 * CloudStack 4.23 and later tell the secret of one key; before, a user had one pair and it takes two calls.
 */
export function adminSecrets(admin: Cloud): SecretSource {
  let perKey = true;
  return async (apiKey) => {
    if (perKey) {
      try {
        return await secretOfKey(admin, apiKey);
      } catch (error) {
        // An unknown command is a 401, as a wrong admin key is; the older command tells them apart.
        if (!isRefusal(error, 401, 432)) throw error;
      }
    }
    const secret = await secretOfUser(admin, apiKey);
    perKey = false;
    return secret;
  };
}

async function secretOfKey(admin: Cloud, apiKey: string): Promise<string | undefined> {
  const keys = await unlessUnknown(admin.page("listUserKeys", { apikeyfilter: apiKey, listall: true }));
  // The filter is the database's, which does not heed case.
  return keys?.items.find(({ apikey, state }) => apikey === apiKey && state.toUpperCase() === "ENABLED")?.secretkey;
}

async function secretOfUser(admin: Cloud, apiKey: string): Promise<string | undefined> {
  try {
    const user = await unlessUnknown(admin.call("getUser", { userapikey: apiKey }));
    if (!user) return undefined;
    const { apikey, secretkey } = await admin.call("getUserKeys", { id: user.id });
    return apikey === apiKey ? secretkey : undefined;
  } catch (error) {
    // Not the caller's fault: as a CloudError it would become the caller's own authentication failure.
    if (isRefusal(error, 401, 432)) throw new Error("CloudStack refuses the gateway's admin key", { cause: error });
    throw error;
  }
}

async function unlessUnknown<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isRefusal(error, 431)) return undefined;
    throw error;
  }
}
