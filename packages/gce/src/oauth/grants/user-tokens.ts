import type { Caller } from "@stackgate/gateway";
import type { Client } from "../clients/clients";
import type { Services } from "../services";
import { idToken } from "../tokens/id-token";
import type { TokenReply } from "./grant";
import { tokenReply } from "./reply";

/** What a signed-in user's client gets: an access token, the next refresh token, and who the user is. */
export function userTokens(
  { access, refresh }: Pick<Services, "access" | "refresh">,
  caller: Caller,
  client: Client,
  family: string,
  origin: string,
): TokenReply {
  const issued = access.issue(caller.apiKey, family);
  const { id, secret } = client;
  return {
    ...tokenReply(issued),
    refresh_token: refresh.issue({ apiKey: caller.apiKey, clientId: id, family }),
    ...(secret === undefined ? {} : { id_token: idToken(caller, { id, secret }, origin, issued.grant) }),
  };
}
