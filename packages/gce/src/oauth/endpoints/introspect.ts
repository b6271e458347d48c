import type { HttpReply, HttpRequest } from "@stackgate/gateway";
import { formOf, required } from "../form";
import { userEmail } from "../identity";
import { json } from "../replies";
import type { Services } from "../services";

/**
 * POST /o/oauth2/introspect (RFC 7662): gcloud asks it for the name of an external account. Whatever is wrong with a token, the
 * answer is `{"active":false}`, as it is for an account that asks about another one's token.
 */
export const introspectEndpoint =
  ({ clients, access, credentials }: Pick<Services, "clients" | "access" | "credentials">) =>
  async (request: HttpRequest): Promise<HttpReply> => {
    const form = formOf(request);
    const client = await clients.authenticate(form, request.headers.authorization);
    const grant = access.open(required(form, "token"));
    const caller = grant && (await credentials.find(grant.apiKey));
    const foreign = client.caller !== undefined && client.caller.accountId !== caller?.accountId;
    if (!caller || foreign) return json(200, { active: false });
    const { issued: iat, expires: exp } = grant;
    return json(200, { active: true, token_type: "Bearer", username: userEmail(caller), sub: caller.userId, iat, exp });
  };
