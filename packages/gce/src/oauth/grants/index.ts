import type { Services } from "../services";
import { authorizationCode } from "./authorization-code";
import { clientCredentials } from "./client-credentials";
import type { Grant } from "./grant";
import { jwtBearer } from "./jwt-bearer";
import { refreshToken } from "./refresh-token";
import { tokenExchange } from "./token-exchange";

/** By `grant_type`. The password and implicit grants are left out on purpose (RFC 9700, 2.1.2 and 2.4). */
export const grants = (services: Services): ReadonlyMap<string, Grant> =>
  new Map<string, Grant>([
    ["authorization_code", authorizationCode(services)],
    ["client_credentials", clientCredentials(services)],
    ["refresh_token", refreshToken(services)],
    ["urn:ietf:params:oauth:grant-type:jwt-bearer", jwtBearer(services)],
    ["urn:ietf:params:oauth:grant-type:token-exchange", tokenExchange(services)],
  ]);
