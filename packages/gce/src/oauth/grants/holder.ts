import type { Caller, CredentialStore } from "@stackgate/gateway";
import { OAuthError } from "../errors";

/** Who an API key belongs to now; what was sealed while it was good ends with it. */
export async function holderOf(credentials: CredentialStore, apiKey: string): Promise<Caller> {
  const caller = await credentials.find(apiKey);
  if (!caller) throw new OAuthError("invalid_grant", "The API key behind this grant is no longer valid.");
  return caller;
}
