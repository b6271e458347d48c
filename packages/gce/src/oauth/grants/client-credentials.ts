import { OAuthError } from "../errors";
import type { Services } from "../services";
import type { Grant } from "./grant";
import { tokenReply } from "./reply";

/** RFC 6749, 4.4: API key and secret as client id and secret. */
export const clientCredentials =
  ({ clients, access }: Pick<Services, "clients" | "access">): Grant =>
  async ({ form, authorization }) => {
    const { caller } = await clients.authenticate(form, authorization);
    if (!caller) throw new OAuthError("invalid_client", "This client has no account of its own.");
    return tokenReply(access.issue(caller.apiKey));
  };
