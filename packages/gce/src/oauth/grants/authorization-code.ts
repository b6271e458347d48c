import { OAuthError } from "../errors";
import { type Form, required } from "../form";
import { matchesChallenge } from "../pkce";
import type { Services } from "../services";
import type { CodeGrant } from "../tokens/codes";
import type { Grant } from "./grant";
import { holderOf } from "./holder";
import { userTokens } from "./user-tokens";

/** RFC 6749, 4.1.3 with PKCE: the code that the consent page gave, bound to client, redirect URI and verifier. */
export const authorizationCode =
  (services: Pick<Services, "clients" | "codes" | "credentials" | "access" | "refresh">): Grant =>
  async ({ form, authorization, origin }) => {
    const client = await services.clients.authenticate(form, authorization);
    const code = services.codes.open(required(form, "code"));
    if (code?.clientId !== client.id) throw new OAuthError("invalid_grant", "The code is not valid or has expired.");
    if (required(form, "redirect_uri") !== code.redirectUri) {
      throw new OAuthError("invalid_grant", "The redirect_uri is not the one that the code was made for.");
    }
    checkVerifier(code, form);
    const caller = await holderOf(services.credentials, code.apiKey);
    if (!services.codes.spend(code)) {
      throw new OAuthError("invalid_grant", "The code has been used before; what it gave is revoked.");
    }
    return userTokens(services, caller, client, code.id, origin);
  };

/** A verifier without a challenge is refused too, or leaving the challenge out would turn PKCE off (RFC 9700, 2.1.1). */
function checkVerifier({ challenge }: CodeGrant, form: Form): void {
  const verifier = form.get("code_verifier");
  const matches =
    challenge === undefined || verifier === undefined ? challenge === verifier : matchesChallenge(verifier, challenge);
  if (!matches) throw new OAuthError("invalid_grant", "The code_verifier does not belong to this code.");
}
