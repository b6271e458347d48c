import type { HttpReply, HttpRequest } from "@stackgate/gateway";
import { formOf, queryOf, required } from "../form";
import { json } from "../replies";
import type { Services } from "../services";

/**
 * POST /o/oauth2/revoke and Google's own /revoke (RFC 7009): ends all tokens of the sign-in that the token comes from, as Google does; see `Revocations`
 * for how far that reaches. To hold the token is enough, and an unknown one is answered alike (2.2). gcloud puts it in the query;
 * it has `https://oauth2.googleapis.com/revoke` built in, so it comes here only where that name leads here.
 */
export const revokeEndpoint =
  ({ access, refresh }: Pick<Services, "access" | "refresh">) =>
  async (request: HttpRequest): Promise<HttpReply> => {
    const form = formOf(request);
    const token = required(form.has("token") ? form : queryOf(request), "token");
    const grant = refresh.open(token) ?? access.open(token);
    if (grant) refresh.revoke(grant.family);
    return json(200, {});
  };
