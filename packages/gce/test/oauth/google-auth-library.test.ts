import { JWT, OAuth2Client, type OAuth2ClientOptions, UserRefreshClient } from "google-auth-library";
import { type Bench, bench, codeOf, consent, demo, gcloudClient, origin, request } from "./support";

let server: Bench;
beforeEach(() => {
  server = bench();
  server.clock.ms = Date.now();
});

/** The library's HTTP, led straight into the facade. */
const intoFacade: typeof fetch = async (input, init) => {
  const { url, method, headers, body } = new Request(input, { ...init, ...(init?.body ? { duplex: "half" } : {}) });
  const { pathname, search } = new URL(url);
  const sent = body === null ? Buffer.alloc(0) : Buffer.from(await new Response(body).arrayBuffer());
  const reply = await server.facade(
    request(method, pathname + search, { headers: Object.fromEntries(headers.entries()), body: sent }),
  );
  return new Response(String(reply.body), { status: reply.status, headers: { ...reply.headers } });
};

const here: OAuth2ClientOptions = {
  transporterOptions: { fetchImplementation: intoFacade },
  endpoints: {
    oauth2AuthBaseUrl: `${origin}/o/oauth2/v2/auth`,
    oauth2TokenUrl: `${origin}/token`,
    oauth2RevokeUrl: `${origin}/o/oauth2/revoke`,
  },
};

const bearerOf = (headers: Headers): string => headers.get("authorization")?.slice("Bearer ".length) ?? "";

test("a bearer that the JWT client signs itself is taken as it is", async () => {
  const key = await server.mint();
  const client = new JWT({ email: key.client_email, key: key.private_key, keyId: key.private_key_id });
  client.useJWTAccessWithScope = true;
  client.scopes = "https://www.googleapis.com/auth/cloud-platform";
  const headers = await client.getRequestHeaders("https://compute.googleapis.com/compute/v1/projects");
  expect(await server.whois(bearerOf(headers))).toBe("demo");
});

test("code, refresh and revocation with gcloud's client id", async () => {
  const client = new OAuth2Client({
    ...here,
    clientId: gcloudClient,
    clientSecret: "not-so-secret",
    redirectUri: "http://localhost:8085/",
  });
  const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync();
  const code = codeOf(await consent(server, { code_challenge: codeChallenge ?? "" }));
  const { tokens } = await client.getToken({ code, codeVerifier });
  expect(await server.whois(tokens.access_token ?? "")).toBe("demo");

  client.setCredentials({ refresh_token: tokens.refresh_token ?? null });
  const { token } = await client.getAccessToken();
  expect(await server.whois(token ?? "")).toBe("demo");

  await client.revokeToken(tokens.refresh_token ?? "");
  await expect(server.whois(token ?? "")).rejects.toMatchObject({ reason: "authError" });
});

test("an authorized_user file with API key and secret as client id and secret", async () => {
  const client = new UserRefreshClient({
    ...here,
    clientId: demo.apiKey,
    clientSecret: demo.secretKey,
    refreshToken: "api-key",
  });
  const { token } = await client.getAccessToken();
  expect(await server.whois(token ?? "")).toBe("demo");
});
