import type { HttpReply, HttpRequest } from "@stackgate/gateway";
import { OAuthError } from "../errors";
import { formOf, required } from "../form";
import { grants } from "../grants";
import { originOf } from "../origin";
import { json } from "../replies";
import type { Services } from "../services";

/** POST /token */
export function tokenEndpoint(services: Services): (request: HttpRequest) => Promise<HttpReply> {
  const table = grants(services);
  return async (request) => {
    const form = formOf(request);
    const grant = table.get(required(form, "grant_type"));
    if (!grant) throw new OAuthError("unsupported_grant_type", "This grant_type is not supported.");
    const origin = originOf(request, services.config);
    return json(200, await grant({ form, authorization: request.headers.authorization, origin }));
  };
}
