import { createHmac, createPublicKey } from "node:crypto";
import jwt from "jsonwebtoken";
import { type KeyFile, mintKey } from "../../src/oauth";
import { assemble, claims, googleToken, jwtBearer, sign } from "./assertions";
import { apiRequest, type Bench, bench, demo, origin, other } from "./support";

let server: Bench;
let key: KeyFile;
const grant = (assertion: string) => server.token({ grant_type: jwtBearer, assertion });

beforeAll(async () => {
  key = await bench().mint();
});
beforeEach(() => {
  server = bench();
});

test("a key file gives a token for its account, which carries neither key nor secret", async () => {
  const { status, headers, body } = await grant(sign(key, claims(key, server)));
  expect({ status, body }).toEqual({
    status: 200,
    body: { access_token: expect.any(String), token_type: "Bearer", expires_in: 3600 },
  });
  expect(headers["cache-control"]).toBe("no-store");
  expect(await server.whois(String(body.access_token))).toBe("demo");
  const opened = Buffer.from(String(body.access_token), "base64url").toString("latin1");
  expect(opened).not.toMatch(/demo-api-key|canary/);
});

test("a key file has what Google's clients read, and no secret", () => {
  expect(key).toMatchObject({
    type: "service_account",
    project_id: "demo",
    client_email: "demo@demo.root.iam.gserviceaccount.com",
    token_uri: `${origin}/token`,
    client_id: expect.stringMatching(/^\d{20}$/),
  });
  expect(key.private_key_id.length).toBeLessThan(900);
  expect(JSON.stringify(key)).not.toContain("canary");
});

test("each mint makes a new key pair, and a wrong pair makes none", async () => {
  expect((await server.mint()).private_key).not.toBe(key.private_key);
  const none = { find: async () => undefined };
  const sealer = { seal: () => "", open: () => undefined };
  expect(await mintKey({ ...demo, credentials: none, sealer, origin })).toBeUndefined();
  const known = { find: async () => demo };
  expect(await mintKey({ ...demo, secretKey: "x", credentials: known, sealer, origin })).toBeUndefined();
});

test.each([
  ["gcloud and google-auth", googleToken],
  ["libcloud", "https://accounts.google.com/o/oauth2/token"],
  ["Go's SDKs: the key file's own token_uri", `${origin}/token`],
])("takes the audience of %s", async (_who, aud) => {
  expect((await grant(sign(key, claims(key, server, { aud })))).status).toBe(200);
});

test("a client without kid (libcloud) is found by an address that carries the key id", async () => {
  const carrying = await server.mint(other, true);
  const assertion = jwt.sign(claims(carrying, server), carrying.private_key, { algorithm: "RS256" });
  const { body } = await grant(assertion);
  expect(await server.whois(String(body.access_token))).toBe("other");
  expect(carrying.client_email).toMatch(/^other\+.+@other\.root\.iam\.gserviceaccount\.com$/);
});

test.each([
  ["ahead", 280],
  ["behind", -3880],
])("a clock that is some minutes %s is borne", async (_what, off) => {
  const assertion = sign(key, claims(key, server, { iat: seconds(server, off), exp: seconds(server, off + 3600) }));
  expect((await grant(assertion)).status).toBe(200);
});

const seconds = (server: Bench, change: number): number => Math.floor(server.clock.ms / 1000) + change;
const attacks: readonly (readonly [string, () => string | Promise<string>])[] = [
  ["alg none", () => assemble({ alg: "none", kid: key.private_key_id }, claims(key, server))],
  [
    "HS256 with the public key as secret",
    () => {
      const pem = createPublicKey(key.private_key).export({ type: "spki", format: "pem" }).toString();
      const unsigned = assemble({ alg: "HS256", kid: key.private_key_id }, claims(key, server)).slice(0, -1);
      return `${unsigned}.${createHmac("sha256", pem).update(unsigned).digest("base64url")}`;
    },
  ],
  ["RS512", () => sign(key, claims(key, server), { algorithm: "RS512" })],
  [
    "another key file's signature",
    async () => sign({ ...key, private_key: (await server.mint()).private_key }, claims(key, server)),
  ],
  ["expired", () => sign(key, claims(key, server, { iat: seconds(server, -3900), exp: seconds(server, -320) }))],
  [
    "issued in the future",
    () => sign(key, claims(key, server, { iat: seconds(server, 320), exp: seconds(server, 3000) })),
  ],
  ["good for longer than an hour", () => sign(key, claims(key, server, { exp: seconds(server, 3601) }))],
  ["without exp", () => sign(key, claims(key, server, { exp: undefined }))],
  ["without iat", () => sign(key, claims(key, server, { iat: undefined }), { noTimestamp: true })],
  ["wrong audience", () => sign(key, claims(key, server, { aud: "https://evil.test/token" }))],
  ["audience of the API", () => sign(key, claims(key, server, { aud: "https://compute.googleapis.com/" }))],
  ["a list of audiences", () => sign(key, claims(key, server, { aud: [googleToken, "https://evil.test/"] }))],
  ["no audience", () => sign(key, claims(key, server, { aud: undefined }))],
  ["another issuer", () => sign(key, claims(key, server, { iss: "other@other.root.iam.gserviceaccount.com" }))],
  ["another subject", () => sign(key, claims(key, server, { sub: "admin@example.org" }))],
  ["a made-up kid", () => sign(key, claims(key, server), { keyid: "demo-api-key" })],
  ["no kid and a plain address", () => jwt.sign(claims(key, server), key.private_key, { algorithm: "RS256" })],
  ["a kid that is no text", () => assemble({ alg: "RS256", kid: { toString: "x" } }, claims(key, server), "x")],
  [
    "critical headers",
    () => assemble({ alg: "RS256", kid: key.private_key_id, crit: ["b64"] }, claims(key, server), "x"),
  ],
  ["not a JWT", () => "abc"],
  ["a payload that is no JSON", () => "eyJhbGciOiJSUzI1NiJ9.e30x.x"],
  ["a payload that is a list", () => assemble({ alg: "RS256" }, [], "x")],
];

test.each(attacks)("refuses an assertion: %s", async (_name, make) => {
  const { status, headers, body } = await grant(await make());
  expect({ status, error: body.error }).toEqual({ status: 400, error: "invalid_grant" });
  expect(body.error_description).toMatch(/^The assertion is refused: /);
  expect(headers["cache-control"]).toBe("no-store");
  expect(server.answered.join()).not.toContain("canary");
});

test("a revoked API key ends its key files and its tokens", async () => {
  const { body } = await grant(sign(key, claims(key, server)));
  server.callers.delete(demo.apiKey);
  expect((await grant(sign(key, claims(key, server)))).body.error).toBe("invalid_grant");
  await expect(server.whois(String(body.access_token))).rejects.toMatchObject({ reason: "authError" });
});

test("an access token ends after its hour", async () => {
  const { body } = await grant(sign(key, claims(key, server)));
  server.clock.ms += 3_600_000;
  await expect(server.whois(String(body.access_token))).rejects.toMatchObject({ reason: "authError" });
});

describe("a bearer that the client signed itself", () => {
  const bearer = (change: object) =>
    sign(key, claims(key, server, { sub: key.client_email, aud: undefined, ...change }));

  test.each([
    ["gcloud: scope, no audience", {}],
    ["google-auth: audience, no scope", { aud: "https://compute.googleapis.com/", scope: undefined }],
    ["this server's own audience", { aud: `${origin}/`, scope: undefined }],
  ])("is taken from %s", async (_who, change) => {
    expect(await server.whois(bearer(change))).toBe("demo");
  });

  test.each([
    ["no subject", { sub: undefined }],
    ["another subject", { sub: "x@y.org" }],
    ["neither audience nor scope", { scope: undefined }],
    ["the token endpoint's audience", { aud: googleToken }],
  ])("is refused with %s", async (_name, change) => {
    await expect(server.whois(bearer(change))).rejects.toMatchObject({ reason: "authError", status: 401 });
  });
});

test("a request without a bearer is told how to get one", async () => {
  await expect(server.authenticate(apiRequest())).rejects.toMatchObject({
    reason: "required",
    challenge: 'Bearer realm="stackgate"',
  });
  await expect(server.whois("nonsense")).rejects.toMatchObject({
    reason: "authError",
    challenge: 'Bearer realm="stackgate", error="invalid_token"',
  });
});
