import { OAuthError } from "../errors";
import { required } from "../form";
import type { Services } from "../services";
import type { Grant } from "./grant";
import { assertionGrant } from "./jwt-bearer";

const type = (name: string): string => `urn:ietf:params:oauth:token-type:${name}`;

/**
 * RFC 8693, as `external_account` credential files use it: the subject token is a JWT made with a minted key file, with all
 * that a JWT-bearer assertion must be. An access token can't be exchanged: that would prolong it.
 */
export const tokenExchange =
  (services: Pick<Services, "assertions" | "credentials" | "access">): Grant =>
  async (exchange) => {
    if (required(exchange.form, "subject_token_type") !== type("jwt")) {
      throw new OAuthError("invalid_request", `The subject_token_type must be ${type("jwt")}.`);
    }
    const wanted = exchange.form.get("requested_token_type") ?? type("access_token");
    if (wanted !== type("access_token")) {
      throw new OAuthError("invalid_request", `The requested_token_type must be ${type("access_token")}.`);
    }
    const reply = await assertionGrant(services, exchange, "subject_token");
    return { ...reply, issued_token_type: type("access_token") };
  };
