import { createHash } from "node:crypto";
import { type Caller, createSealer, type HttpReply, type HttpRequest } from "@stackgate/gateway";
import { createOAuth, type KeyFile, mintKey, type OAuth, type OAuthDependencies } from "../../src/oauth";

export const demo: Caller = {
  apiKey: "demo-api-key",
  secretKey: "canary-demo-secret",
  userId: "6f6e1c3c-3c9c-4f6e-8f1e-0a5f5f4d3c21",
  user: "demo",
  accountId: "e073468a-1303-4604-88f6-5219c88ed58d",
  account: "demo",
  domainId: "cf15874d-e59c-4894-bce3-7e6781a6e4d3",
  domain: "ROOT",
};
export const other: Caller = {
  ...demo,
  apiKey: "other-api-key",
  secretKey: "canary-other-secret",
  userId: "34a73a8c-7cd6-44cb-a47f-6dcc6d65b43d",
  user: "other",
  accountId: "5dc946a2-480a-4472-9316-7bbe02a6affa",
  account: "other",
};

export const gcloudClient = "32555940559.apps.googleusercontent.com";
export const origin = "http://gce.test:8787";

export interface Bench extends OAuth {
  readonly clock: { ms: number };
  /** By API key; delete one to revoke it. */
  readonly callers: Map<string, Caller>;
  /** Everything that was answered, to search for secrets. */
  readonly answered: string[];
  mint(caller?: Caller, keyIdInEmail?: boolean): Promise<KeyFile>;
  post(path: string, form: Record<string, string> | string, headers?: Record<string, string>): Promise<HttpReply>;
  get(target: string, headers?: Record<string, string>): Promise<HttpReply>;
  token(form: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** The account that a bearer stands for. */
  whois(bearer: string): Promise<string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export function bench(extra: Partial<OAuthDependencies> = {}): Bench {
  const clock = { ms: Date.parse("2026-11-21T10:00:00Z") };
  const now = () => clock.ms;
  const callers = new Map([demo, other].map((caller) => [caller.apiKey, caller]));
  const credentials = { find: async (apiKey: string) => callers.get(apiKey) };
  const sealer = createSealer(["0123456789abcdef0123456789abcdef"], now);
  const config = {
    publicUrl: "",
    tokenMs: 3_600_000,
    oauthClients: new Map([["app", "http://localhost/ https://app.test/done"]]),
  };
  const oauth = createOAuth({ credentials, sealer, config, now, ...extra });
  const answered: string[] = [];
  const send = async (request: HttpRequest): Promise<HttpReply> => {
    const reply = await oauth.facade(request);
    answered.push(JSON.stringify(reply));
    return reply;
  };
  const post: Bench["post"] = (path, form, headers = {}) =>
    send(
      request("POST", path, {
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        body: Buffer.from(typeof form === "string" ? form : new URLSearchParams(form).toString()),
      }),
    );
  return {
    ...oauth,
    clock,
    callers,
    answered,
    post,
    get: (target, headers = {}) => send(request("GET", target, { headers })),
    token: async (form, headers) => {
      const reply = await post("/token", form, headers);
      return { status: reply.status, headers: reply.headers, body: JSON.parse(String(reply.body)) };
    },
    whois: async (bearer) => (await oauth.authenticate(apiRequest(bearer))).account,
    mint: async (caller = demo, keyIdInEmail = false) => {
      const key = await mintKey({ ...caller, credentials, sealer, origin, keyIdInEmail });
      if (!key) throw new Error("the pair must be valid");
      return key;
    },
  };
}

export const apiRequest = (bearer?: string): HttpRequest =>
  request("GET", "/compute/v1/projects/demo", {
    headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
  });

export function request(method: string, target: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method,
    target,
    body: Buffer.alloc(0),
    remoteAddress: "127.0.0.1",
    secure: false,
    signal: new AbortController().signal,
    ...more,
    headers: { host: "gce.test:8787", ...more.headers },
  };
}

export const verifier = "v".repeat(43);
export const challenge = createHash("sha256").update(verifier).digest("base64url");

/** What gcloud asks in a browser. */
export const authorization = (change: Record<string, string> = {}): string =>
  `/o/oauth2/auth?${new URLSearchParams({
    response_type: "code",
    client_id: gcloudClient,
    redirect_uri: "http://localhost:8085/",
    scope: "openid https://www.googleapis.com/auth/cloud-platform",
    state: "a-state",
    access_type: "offline",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...change,
  })}`;

/** The consent page's hidden field and cookie, as a browser would send them. */
export async function openConsent(server: Bench, change: Record<string, string> = {}) {
  const reply = await server.get(authorization(change));
  const sealed = /name="request" value="([^"]+)"/.exec(String(reply.body))?.[1] ?? "";
  const cookie = reply.headers["set-cookie"]?.split(";")[0] ?? "";
  return { reply, sealed, cookie };
}

/** Signs in on the page; answers where the browser is sent. */
export async function consent(server: Bench, change: Record<string, string> = {}, caller: Caller = demo): Promise<URL> {
  const { sealed, cookie } = await openConsent(server, change);
  const form = { request: sealed, sign_in: "api-key", api_key: caller.apiKey, secret_key: caller.secretKey };
  const reply = await server.post("/o/oauth2/auth", form, { cookie });
  return new URL(reply.headers.location ?? "about:blank");
}

export const codeOf = (location: URL): string => location.searchParams.get("code") ?? "";

export const codeExchange = (code: string, change: Record<string, string> = {}): Record<string, string> => ({
  grant_type: "authorization_code",
  client_id: gcloudClient,
  client_secret: "not-so-secret",
  redirect_uri: "http://localhost:8085/",
  code,
  code_verifier: verifier,
  ...change,
});
