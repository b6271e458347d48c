import type { Caller, Facade, FacadeDependencies, HttpReply, HttpRequest } from "@stackgate/gateway";
import { createAssertions } from "./assertion/assertions";
import { tokenPaths } from "./assertion/audiences";
import { authenticateBearer } from "./bearer";
import { createClients } from "./clients/clients";
import { configuredClients } from "./clients/installed";
import type { OAuthConfig } from "./config";
import { authorizeEndpoint } from "./endpoints/authorize";
import { consentEndpoint } from "./endpoints/consent";
import { introspectEndpoint } from "./endpoints/introspect";
import { revokeEndpoint } from "./endpoints/revoke";
import { tokenEndpoint } from "./endpoints/token";
import { OAuthError, toOAuthError } from "./errors";
import { failurePage } from "./page/failure";
import { errorReply, json, statusOf } from "./replies";
import type { Services } from "./services";
import { createAttempts } from "./sign-in/attempts";
import type { PasswordSignIn } from "./sign-in/password";
import { createAccessTokens } from "./tokens/access";
import { createCodes } from "./tokens/codes";
import { createRefreshTokens } from "./tokens/refresh";
import { createRevocations } from "./tokens/revocations";

export type OAuthDependencies = Pick<FacadeDependencies<OAuthConfig>, "credentials" | "sealer" | "config" | "now"> & {
  /** Without it the consent page offers API key and secret only. */
  readonly passwordSignIn?: PasswordSignIn | undefined;
  /** Told of failures that the client is not told in full: CloudStack out of reach, and whatever nobody thought of. */
  readonly onError?: (error: unknown) => void;
};

export interface OAuth {
  /** Whether a request is for one of OAuth's own paths. */
  handles(request: HttpRequest): boolean;
  readonly facade: Facade;
  /** Who sends a request to the API. Throws `BearerError`. */
  authenticate(request: HttpRequest): Promise<Caller>;
}

type Endpoint = (request: HttpRequest) => Promise<HttpReply>;
type Methods = Readonly<Record<string, Endpoint>>;

/** The OAuth 2.0 server of the Compute Engine facade. It keeps nothing but what `Revocations` describes. */
export function createOAuth(dependencies: OAuthDependencies): OAuth {
  const services = wire(dependencies);
  const table = endpoints(services);
  return {
    handles: (request) => table.has(pathOf(request)),
    facade: async (request) => {
      try {
        return await answer(table.get(pathOf(request)), request);
      } catch (error) {
        if (!(error instanceof OAuthError)) dependencies.onError?.(error);
        return refusal(request, toOAuthError(error));
      }
    },
    authenticate: (request) => authenticateBearer(services, request),
  };
}

function endpoints(services: Services): ReadonlyMap<string, Methods> {
  const web: Methods = { GET: authorizeEndpoint(services), POST: consentEndpoint(services) };
  const token: Methods = { POST: tokenEndpoint(services) };
  const revoke: Methods = { POST: revokeEndpoint(services) };
  return new Map<string, Methods>([
    ["/o/oauth2/auth", web],
    ["/o/oauth2/v2/auth", web],
    ...tokenPaths.map((path): [string, Methods] => [path, token]),
    ["/o/oauth2/revoke", revoke],
    ["/revoke", revoke],
    ["/o/oauth2/introspect", { POST: introspectEndpoint(services) }],
  ]);
}

async function answer(methods: Methods | undefined, request: HttpRequest): Promise<HttpReply> {
  if (request.refusal) throw new OAuthError("invalid_request", request.refusal.message);
  const names = Object.keys(methods ?? {});
  const endpoint = names.includes(request.method) ? methods?.[request.method] : undefined;
  if (endpoint) return endpoint(request);
  const error = { error: "invalid_request", error_description: `This address takes ${names.join(" and ")} only.` };
  return json(405, error, { allow: names.join(", ") });
}

/** Browsers get a page, programs the error document. */
const refusal = (request: HttpRequest, error: OAuthError): HttpReply =>
  /^\/o\/oauth2\/(v2\/)?auth$/.test(pathOf(request))
    ? failurePage(error.description, statusOf(error))
    : errorReply(error);

const pathOf = (request: HttpRequest): string => request.target.split("?", 1)[0] ?? "";

function wire(dependencies: OAuthDependencies): Services {
  const { credentials, sealer, config, now, passwordSignIn } = dependencies;
  const revocations = createRevocations(now);
  return {
    config,
    credentials,
    sealer,
    passwordSignIn,
    attempts: createAttempts(now),
    assertions: createAssertions(sealer, now),
    clients: createClients(credentials, configuredClients(config.oauthClients)),
    access: createAccessTokens(sealer, config, now, revocations),
    refresh: createRefreshTokens(sealer, now, revocations),
    codes: createCodes(sealer, now, revocations),
  };
}
