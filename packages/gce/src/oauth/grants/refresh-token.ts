import type { Client } from "../clients/clients";
import { OAuthError } from "../errors";
import { required } from "../form";
import type { Services } from "../services";
import { looksLikeRefreshToken, type RefreshGrant } from "../tokens/refresh";
import type { Grant } from "./grant";
import { holderOf } from "./holder";
import { tokenReply } from "./reply";
import { userTokens } from "./user-tokens";

/**
 * RFC 6749, 6, with rotation: each answer carries the next refresh token. A client that proves an account's API key and secret
 * may send any other text in place of a token (`gcloud auth activate-refresh-token` wants one): the pair alone gives it what
 * the client-credentials grant gives, and no more.
 */
export const refreshToken =
  (services: Pick<Services, "clients" | "refresh" | "credentials" | "access">): Grant =>
  async ({ form, authorization, origin }) => {
    const client = await services.clients.authenticate(form, authorization);
    const token = required(form, "refresh_token");
    if (client.caller && !looksLikeRefreshToken(token)) return tokenReply(services.access.issue(client.caller.apiKey));
    const grant = services.refresh.open(token);
    if (grant?.clientId !== client.id) {
      throw new OAuthError("invalid_grant", "The refresh token is not valid, has expired or was revoked.");
    }
    const caller = await holderOf(services.credentials, grant.apiKey);
    retire(services, client, grant);
    return userTokens(services, caller, client, grant.family, origin);
  };

function retire({ refresh }: Pick<Services, "refresh">, client: Client, grant: RefreshGrant): void {
  if (client.retiresRefreshTokens && !refresh.retire(grant)) {
    throw new OAuthError("invalid_grant", "The refresh token has been used before; all that came from it is revoked.");
  }
}
