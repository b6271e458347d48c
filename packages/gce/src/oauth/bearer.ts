import type { Caller, HttpRequest } from "@stackgate/gateway";
import { apiAudiences } from "./assertion/audiences";
import { BearerError, OAuthError } from "./errors";
import { originOf } from "./origin";
import type { Services } from "./services";

/**
 * Who sends a request to the API, by its `Authorization: Bearer`: an access token, or a JWT that the client signed itself with
 * its key file. Throws `BearerError`. The API key is looked up each time, so a revoked one stops working.
 */
export async function authenticateBearer(
  services: Pick<Services, "access" | "assertions" | "credentials" | "config">,
  request: HttpRequest,
): Promise<Caller> {
  const token = bearerOf(request.headers.authorization);
  const apiKey = token.includes(".")
    ? selfSigned(services, token, originOf(request, services.config))
    : services.access.open(token)?.apiKey;
  const caller = apiKey === undefined ? undefined : await services.credentials.find(apiKey);
  if (!caller) throw new BearerError("authError", "The access token is not valid, has expired or was revoked.");
  return caller;
}

function bearerOf(authorization: string | undefined): string {
  if (authorization === undefined) throw new BearerError("required", "The request has no access token.");
  const token = /^bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(authorization)?.[1];
  if (token === undefined)
    throw new BearerError("required", "The Authorization header is not of the form Bearer <token>.");
  return token;
}

function selfSigned({ assertions }: Pick<Services, "assertions">, token: string, origin: string): string {
  try {
    return assertions.verify(token, { audiences: apiAudiences(origin), selfSigned: true }).apiKey;
  } catch (error) {
    if (error instanceof OAuthError) throw new BearerError("authError", error.description);
    throw error;
  }
}
