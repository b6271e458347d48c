import { claims, jwtBearer, sign } from "./assertions";
import { type Bench, bench, codeExchange, codeOf, consent, demo, gcloudClient, other } from "./support";

let server: Bench;
beforeEach(() => {
  server = bench();
});

const pair = (caller = demo) => ({ client_id: caller.apiKey, client_secret: caller.secretKey });
const signedIn = async (client: Record<string, string> = {}, on = server) =>
  (await on.token(codeExchange(codeOf(await consent(on, client)), client))).body;
const refresh = (token: unknown, client: Record<string, string> = {}, on = server) =>
  on.token({ grant_type: "refresh_token", client_id: gcloudClient, refresh_token: String(token), ...client });

describe("client credentials", () => {
  test.each([
    ["in the form", pair(), {}],
    [
      "as HTTP Basic",
      {},
      { authorization: `Basic ${Buffer.from("demo-api-key:canary-demo-secret").toString("base64")}` },
    ],
  ])("API key and secret %s", async (_name, form, headers) => {
    const { body } = await server.token({ grant_type: "client_credentials", ...form }, headers);
    expect(await server.whois(String(body.access_token))).toBe("demo");
  });

  test("an unknown key and a wrong secret get one answer", async () => {
    const answers = [];
    for (const wrong of [{ client_id: "unknown" }, { client_secret: "canary-typed" }, { client_secret: "" }]) {
      answers.push(await server.token({ grant_type: "client_credentials", ...pair(), ...wrong }));
    }
    expect(answers[0]).toMatchObject({ status: 401, body: { error: "invalid_client" } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(server.answered.join()).not.toContain("canary");
  });

  test("gcloud's own client has no account", async () => {
    const { body } = await server.token({ grant_type: "client_credentials", client_id: gcloudClient });
    expect(body.error).toBe("invalid_client");
  });

  test("a secret sent in two ways is refused", async () => {
    const authorization = `Basic ${Buffer.from("demo-api-key:canary-demo-secret").toString("base64")}`;
    const { body } = await server.token({ grant_type: "client_credentials", ...pair() }, { authorization });
    expect(body.error).toBe("invalid_request");
  });
});

describe("refresh tokens", () => {
  test("give the next one, and stay good for gcloud, which never stores the next one", async () => {
    const first = await signedIn();
    const second = (await refresh(first.refresh_token)).body;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await server.whois(String(second.access_token))).toBe("demo");
    expect((await refresh(second.refresh_token)).status).toBe(200);
    expect((await refresh(first.refresh_token)).status).toBe(200);
  });

  test("of a client that stores them end when exchanged, and a copy ends them all", async () => {
    const client = { client_id: "app" };
    const first = await signedIn(client);
    const second = (await refresh(first.refresh_token, client)).body;
    expect((await refresh(first.refresh_token, client)).body.error).toBe("invalid_grant");
    expect((await refresh(second.refresh_token, client)).body.error).toBe("invalid_grant");
    await expect(server.whois(String(second.access_token))).rejects.toMatchObject({ reason: "authError" });
  });

  test("are bound to their client and to the API key, and end", async () => {
    const { refresh_token } = await signedIn();
    expect((await refresh(refresh_token, pair(other))).body.error).toBe("invalid_grant");
    expect((await refresh("1//forged", pair())).body.error).toBe("invalid_grant");
    expect((await refresh("forged")).body.error).toBe("invalid_grant");
    server.clock.ms += 90 * 24 * 3_600_000;
    expect((await refresh(refresh_token)).body.error).toBe("invalid_grant");
    const fresh = await signedIn();
    server.callers.delete(demo.apiKey);
    expect((await refresh(fresh.refresh_token)).body.error).toBe("invalid_grant");
  });

  test("may be any text where client id and secret are API key and secret", async () => {
    const { body } = await refresh("anything", pair());
    expect(await server.whois(String(body.access_token))).toBe("demo");
    expect(body).not.toHaveProperty("refresh_token");
    expect((await refresh("anything", { ...pair(), client_secret: "wrong" })).status).toBe(401);
  });
});

describe("revocation", () => {
  test.each(["refresh_token", "access_token"])("by the %s ends the whole sign-in", async (name) => {
    const tokens = await signedIn();
    const bystander = await signedIn();
    const reply = await server.post(`/o/oauth2/revoke?token=${encodeURIComponent(String(tokens[name]))}`, "");
    expect(reply.status).toBe(200);
    expect((await refresh(tokens.refresh_token)).body.error).toBe("invalid_grant");
    await expect(server.whois(String(tokens.access_token))).rejects.toMatchObject({ reason: "authError" });
    expect(await server.whois(String(bystander.access_token))).toBe("demo");
  });

  test("of an unknown token is answered alike", async () => {
    expect((await server.post("/o/oauth2/revoke", { token: "nonsense" })).status).toBe(200);
    expect((await server.post("/o/oauth2/revoke", "")).status).toBe(400);
  });
});

describe("token exchange", () => {
  const exchange = "urn:ietf:params:oauth:grant-type:token-exchange";
  const type = (name: string) => `urn:ietf:params:oauth:token-type:${name}`;

  test("takes an assertion of a key file", async () => {
    const key = await server.mint();
    const subject_token = sign(key, claims(key, server));
    const { body } = await server.token({ grant_type: exchange, subject_token, subject_token_type: type("jwt") });
    expect(body.issued_token_type).toBe(type("access_token"));
    expect(await server.whois(String(body.access_token))).toBe("demo");
  });

  test("takes no access token: that would prolong it", async () => {
    const { access_token } = await signedIn();
    const form = {
      grant_type: exchange,
      subject_token: String(access_token),
      subject_token_type: type("access_token"),
    };
    expect((await server.token(form)).body.error).toBe("invalid_request");
    expect((await server.token({ ...form, subject_token_type: type("jwt") })).body.error).toBe("invalid_grant");
  });
});

describe("introspection", () => {
  const ask = async (token: unknown, client: Record<string, string>) =>
    JSON.parse(String((await server.post("/o/oauth2/introspect", { token: String(token), ...client })).body));

  test("names the holder to gcloud and to the account itself only", async () => {
    const { access_token } = await signedIn();
    const named = { active: true, username: "demo@demo.root.stackgate.internal", exp: server.clock.ms / 1000 + 3600 };
    expect(await ask(access_token, { client_id: gcloudClient })).toMatchObject(named);
    expect(await ask(access_token, pair())).toMatchObject(named);
    expect(await ask(access_token, pair(other))).toEqual({ active: false });
    expect(await ask("nonsense", { client_id: gcloudClient })).toEqual({ active: false });
    expect(await ask(access_token, { client_id: "nobody" })).toMatchObject({ error: "invalid_client" });
    server.callers.delete(demo.apiKey);
    expect(await ask(access_token, { client_id: gcloudClient })).toEqual({ active: false });
  });
});

describe("the token endpoint", () => {
  test.each([
    ["no grant", "", "invalid_request"],
    ["the password grant", "grant_type=password&username=demo&password=x", "unsupported_grant_type"],
    ["an object's own names", "grant_type=__proto__", "unsupported_grant_type"],
    ["a parameter twice", `grant_type=${jwtBearer}&assertion=a&assertion=b`, "invalid_request"],
    ["no assertion", `grant_type=${jwtBearer}`, "invalid_request"],
  ])("refuses %s", async (_name, form, error) => {
    const reply = await server.post("/token", form);
    expect(reply.status).toBe(400);
    expect(JSON.parse(String(reply.body)).error).toBe(error);
  });

  test("refuses another content type and another method", async () => {
    expect((await server.post("/token", "{}", { "content-type": "application/json" })).status).toBe(400);
    const reply = await server.get("/token");
    expect({ status: reply.status, allow: reply.headers.allow }).toEqual({ status: 405, allow: "POST" });
  });

  test("answers 503 when CloudStack can't be asked, and keeps its words to itself", async () => {
    const errors: unknown[] = [];
    const failure = new Error("canary at cloudstack.internal");
    server = bench({ credentials: { find: () => Promise.reject(failure) }, onError: (error) => errors.push(error) });
    const { status, body } = await server.token({ grant_type: "client_credentials", ...pair() });
    expect({ status, error: body.error }).toEqual({ status: 503, error: "temporarily_unavailable" });
    expect(server.answered.join()).not.toContain("canary");
    expect(errors).toEqual([failure]);
  });
});
