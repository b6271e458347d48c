import jwt from "jsonwebtoken";
import {
  authorization,
  type Bench,
  bench,
  codeExchange,
  codeOf,
  consent,
  demo,
  gcloudClient,
  openConsent,
  other,
  verifier,
} from "./support";

let server: Bench;
beforeEach(() => {
  server = bench();
});

test("the page is labelled, scriptless, unframeable and stays out of caches", async () => {
  const { reply } = await openConsent(server);
  const html = String(reply.body);
  expect(reply.status).toBe(200);
  for (const id of ["api_key", "secret_key"]) expect(html).toContain(`<label for="${id}">`);
  expect(html).toContain('<html lang="en">');
  expect(html).not.toContain("<script");
  expect(html).not.toContain('name="password"');
  expect(reply.headers).toMatchObject({
    "content-security-policy": expect.stringMatching(
      /^default-src 'none'; style-src 'sha256-.+'; form-action 'self' http:\/\/localhost:8085; frame-ancestors 'none'; base-uri 'none'$/,
    ),
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    "set-cookie": expect.stringMatching(/; Path=\/o\/oauth2; HttpOnly; SameSite=Strict$/),
  });
});

test("the page tells gcloud by its name, and other programs by their ids", async () => {
  expect(String((await openConsent(server)).reply.body)).toContain(
    `<strong>Google Cloud CLI (gcloud)</strong> (<code>${gcloudClient}</code>)`,
  );
  const other = { client_id: "app", redirect_uri: "https://app.test/done" };
  expect(String((await openConsent(server, other)).reply.body)).toContain("The program <code>app</code> wants");
});

test("the page's policy lets its form end up at an IPv6 loopback, which CSP can't spell", async () => {
  const { reply } = await openConsent(server, { redirect_uri: "http://[::1]:8085/" });
  expect(reply.headers["content-security-policy"]).toContain("form-action 'self' http:;");
});

test("signing in sends the browser back with code and state, and the code gives tokens and an address", async () => {
  const location = await consent(server);
  expect(location.origin).toBe("http://localhost:8085");
  expect(location.searchParams.get("state")).toBe("a-state");
  const { status, body } = await server.token(codeExchange(codeOf(location)));
  expect(status).toBe(200);
  expect(body).not.toHaveProperty("scope");
  expect(await server.whois(String(body.access_token))).toBe("demo");
  const identity = jwt.verify(String(body.id_token), "not-so-secret", {
    algorithms: ["HS256"],
    audience: gcloudClient,
    clockTimestamp: server.clock.ms / 1000,
  });
  expect(identity).toMatchObject({ email: "demo@demo.root.stackgate.internal" });
});

test.each([
  ["any loopback port", "http://127.0.0.1:49152/"],
  ["IPv6 loopback", "http://[::1]:1/"],
  ["loopback without the slash", "http://localhost:8085"],
  ["gcloud's page", "https://sdk.cloud.google.com/authcode.html"],
])("redirects to %s", async (_name, redirect_uri) => {
  const location = await consent(server, { redirect_uri });
  expect((await server.token(codeExchange(codeOf(location), { redirect_uri }))).status).toBe(200);
});

test("a configured client is sent to its own addresses only", async () => {
  const client = { client_id: "app", redirect_uri: "https://app.test/done" };
  expect((await server.token(codeExchange(codeOf(await consent(server, client)), client))).status).toBe(200);
  const elsewhere = { ...client, redirect_uri: "https://sdk.cloud.google.com/authcode.html" };
  expect((await server.get(authorization(elsewhere))).status).toBe(400);
});

test.each([
  "https://evil.test/",
  "https://sdk.cloud.google.com.evil.test/authcode.html",
  "https://sdk.cloud.google.com/authcode.html?x=1",
  "http://localhost:8085/other",
  "http://localhost@evil.test/",
  "http://user@localhost:8085/",
  "http://localhost:8085/#fragment",
  "http:\\\\localhost:8085/",
  "http://localhost.evil.test:8085/",
  "https://localhost:8085/",
  "javascript:alert(1)",
  "//evil.test/",
  " http://localhost:8085/",
])("never redirects to %s", async (redirect_uri) => {
  for (const change of [{ redirect_uri }, { redirect_uri, response_type: "token" }]) {
    const reply = await server.get(authorization(change));
    expect(reply.status).toBe(400);
    expect(reply.headers).not.toHaveProperty("location");
    expect(String(reply.body)).toContain("not registered");
  }
});

test.each([
  ["an unknown client", { client_id: "nobody" }],
  ["markup for a client", { client_id: "<script>alert(1)</script>" }],
])("tells the user only: %s", async (_name, change) => {
  const reply = await server.get(authorization(change));
  expect(reply.status).toBe(400);
  expect(reply.headers).not.toHaveProperty("location");
  expect(String(reply.body)).not.toContain("<script");
});

test.each([
  ["the implicit grant", { response_type: "token" }, "unsupported_response_type"],
  ["no challenge", { code_challenge: "" }, "invalid_request"],
  ["a plain challenge", { code_challenge_method: "plain" }, "invalid_request"],
  ["a challenge of another shape", { code_challenge: "short" }, "invalid_request"],
])("tells the client: %s", async (_name, change, error) => {
  const reply = await server.get(authorization(change));
  const location = new URL(reply.headers.location ?? "about:blank");
  expect(location.origin).toBe("http://localhost:8085");
  expect(location.searchParams.get("error")).toBe(error);
  expect(location.searchParams.get("state")).toBe("a-state");
});

test("a long state comes back whole, one that is too long is told", async () => {
  const state = '<b>&"'.repeat(800);
  expect((await consent(server, { state })).searchParams.get("state")).toBe(state);
  const reply = await server.get(authorization({ state: "s".repeat(4097) }));
  expect(new URL(reply.headers.location ?? "about:blank").searchParams.get("error")).toBe("invalid_request");
});

test("a parameter sent twice is refused", async () => {
  expect((await server.get(`${authorization()}&redirect_uri=http://evil.test/`)).status).toBe(400);
});

describe("the consent form", () => {
  const signIn = { sign_in: "api-key", api_key: demo.apiKey, secret_key: demo.secretKey };
  const send = (form: Record<string, string>, cookie: string) => server.post("/o/oauth2/auth", form, { cookie });

  test("answers an unknown key and a wrong secret alike, and echoes no secret", async () => {
    const { sealed, cookie } = await openConsent(server);
    const pages = [];
    for (const wrong of [{ secret_key: "canary-typed" }, { api_key: "unknown", secret_key: "canary-typed" }]) {
      const reply = await send({ request: sealed, ...signIn, ...wrong }, cookie);
      expect(reply.status).toBe(403);
      expect(String(reply.body)).not.toContain("canary");
      pages.push(String(reply.body).replace(/value="[^"]+"/g, ""));
    }
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain('role="alert"');
  });

  test("keeps the names that were typed, as text, and leads to what must be typed again", async () => {
    const { sealed, cookie } = await openConsent(server);
    const typed = { ...signIn, api_key: '"><script>alert(1)</script>', secret_key: "canary-typed" };
    const html = String((await send({ request: sealed, ...typed }, cookie)).body);
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(html).toMatch(/<input id="secret_key"[^>]* autofocus aria-invalid="true" aria-describedby="failure"/);
    expect(html).toContain('<p role="alert" id="failure">');
  });

  test("is refused from another browser, without a cookie, and when it has expired", async () => {
    const { sealed, cookie } = await openConsent(server);
    const foreign = await openConsent(server);
    expect((await send({ request: sealed, ...signIn }, "")).status).toBe(403);
    expect((await send({ request: sealed, ...signIn }, foreign.cookie)).status).toBe(403);
    expect((await send({ request: "forged", ...signIn }, cookie)).status).toBe(403);
    server.clock.ms += 10 * 60_000;
    expect((await send({ request: sealed, ...signIn }, cookie)).status).toBe(403);
  });

  test("two tabs of one browser both work", async () => {
    const first = await openConsent(server);
    const reply = await server.get(authorization(), { cookie: first.cookie });
    expect(reply.headers["set-cookie"]).toContain(first.cookie);
    expect((await send({ request: first.sealed, ...signIn }, first.cookie)).status).toBe(303);
  });

  test("can be cancelled, and knows no other way to sign in", async () => {
    const { sealed, cookie } = await openConsent(server);
    const reply = await send({ request: sealed, sign_in: "cancel" }, cookie);
    expect(reply.headers.location).toContain("error=access_denied");
    expect((await send({ request: sealed, sign_in: "constructor" }, cookie)).status).toBe(400);
    expect((await send({ request: sealed, ...signIn, sign_in: "password", username: "demo" }, cookie)).status).toBe(
      403,
    );
  });
});

describe("a code", () => {
  test.each([
    ["with a wrong verifier", { code_verifier: "w".repeat(43) }],
    ["without a verifier", { code_verifier: "" }],
    ["with the challenge as verifier", { code_verifier: verifier.slice(1) }],
    ["with another redirect URI", { redirect_uri: "http://localhost:8086/" }],
    ["by another client", { client_id: other.apiKey, client_secret: other.secretKey }],
    ["that was tampered with", { code: "x" }],
  ])("is not taken %s", async (_name, change) => {
    const code = codeOf(await consent(server));
    const { status, body } = await server.token(codeExchange(code, change));
    expect({ status, error: body.error }).toEqual({ status: 400, error: "invalid_grant" });
    expect((await server.token(codeExchange(code))).status).toBe(200);
  });

  test("works once; the second time ends what the first gave", async () => {
    const exchange = codeExchange(codeOf(await consent(server)));
    const { body } = await server.token(exchange);
    expect((await server.token(exchange)).body.error).toBe("invalid_grant");
    await expect(server.whois(String(body.access_token))).rejects.toMatchObject({ reason: "authError" });
  });

  test("ends after five minutes and with its API key", async () => {
    const late = codeExchange(codeOf(await consent(server)));
    server.clock.ms += 5 * 60_000;
    expect((await server.token(late)).body.error).toBe("invalid_grant");
    const orphan = codeExchange(codeOf(await consent(server)));
    server.callers.delete(demo.apiKey);
    expect((await server.token(orphan)).body.error).toBe("invalid_grant");
  });

  test("of an account's own client needs its secret, and no PKCE", async () => {
    const plain = { client_id: demo.apiKey, code_challenge: "", code_challenge_method: "" };
    const form = { client_id: demo.apiKey, client_secret: demo.secretKey, code_verifier: "" };
    const code = codeOf(await consent(server, plain));
    const wrong = await server.token(codeExchange(code, { ...form, client_secret: "wrong" }));
    expect({ status: wrong.status, error: wrong.body.error }).toEqual({ status: 401, error: "invalid_client" });
    const downgraded = await server.token(codeExchange(code, { ...form, code_verifier: verifier }));
    expect(downgraded.body.error).toBe("invalid_grant");
    expect((await server.token(codeExchange(code, form))).status).toBe(200);
  });
});
