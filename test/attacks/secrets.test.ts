import { answerOf } from "./support/answer";
import { base } from "./support/bases";
import { callEc2, demo, ec2Request, other } from "./support/ec2";
import { arrange, type Estate } from "./support/estate";
import { callGce, gceRequest, tokenOf } from "./support/gce";
import { createMeddler } from "./support/meddle";
import { startTarget, type Target } from "./support/target";

/** Each is sent somewhere, right or wrong, and must come out nowhere. */
const CANARY = {
  userData: "canary-in-user-data",
  brokenUserData: "canary*in*broken*user*data",
  metadata: "canary-in-metadata",
  diskKey: "canary-in-a-key-to-a-disk",
  preSharedKey: "canary.in.a.preshared.key",
  wrongSecret: "canary-in-a-wrong-secret",
  clientSecret: "canary-in-a-client-secret",
  bearer: "canary-in-a-bearer-token",
  assertion: "eyJhbGciOiJSUzI1NiJ9.Y2FuYXJ5LWluLWFuLWFzc2VydGlvbg.Y2FuYXJ5",
  refreshToken: "canary-in-a-refresh-token",
  password: "canary-in-a-password",
  unknownParameter: "canary-in-an-unknown-parameter",
  upstream: "canary-in-an-upstream-signature",
} as const;

const meddler = createMeddler();
let target: Target;
let estate: Estate;
/** Answers that refuse. Those that succeed may hold what was asked for, such as a new private key. */
const refusals: string[] = [];
let privateKey: string;
let token: string;

beforeAll(async () => {
  target = startTarget({ meddle: meddler.meddle });
  estate = await arrange(target);
  token = await tokenOf(target);
});
afterAll(() => target.close());

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const heard = ({ status, text }: { readonly status: number; readonly text: string }) => {
  if (status >= 400) refusals.push(text);
  return { status, text };
};
const ec2 = async (action: string, parameters: Record<string, string>, signer = demo) =>
  heard(await callEc2(target, action, new Map([...base(estate, action), ...Object.entries(parameters)]), signer));
const gce = async (method: string, path: string, body: object) =>
  heard(await callGce(target, method, path, JSON.stringify(body)));
const oauth = async (path: string, form: Record<string, string>, headers: Record<string, string> = {}) => {
  const type = { "content-type": "application/x-www-form-urlencoded", ...headers };
  const request = gceRequest("POST", path, new URLSearchParams(form).toString(), type);
  return heard(await answerOf(target, target.gce, request));
};

it("secrets are sent in every way there is", async () => {
  expect((await ec2("RunInstances", { UserData: base64(CANARY.userData) })).status).toBe(200);
  expect((await ec2("RunInstances", { UserData: base64(CANARY.userData), MinCount: "x" })).status).toBe(400);
  expect((await ec2("RunInstances", { UserData: CANARY.brokenUserData })).status).toBe(400);
  expect((await ec2("ModifyInstanceAttribute", { "UserData.Value": CANARY.brokenUserData })).status).toBe(400);
  expect((await ec2("ImportKeyPair", { PublicKeyMaterial: CANARY.brokenUserData })).status).toBe(400);
  const tunnel = { "Options.TunnelOptions.1.PreSharedKey": CANARY.preSharedKey };
  await ec2("CreateVpnConnection", tunnel);
  await ec2("CreateVpnConnection", { ...tunnel, CustomerGatewayId: "cgw-00000000" });
  expect((await ec2("DescribeRegions", {}, { ...demo, secretKey: CANARY.wrongSecret })).status).toBe(403);
  expect((await ec2("DescribeRegions", { SecretKey: CANARY.unknownParameter })).status).toBe(400);
  const made = await ec2("CreateKeyPair", { KeyName: "canary" });
  privateKey = /-----BEGIN[\s\S]*?-----END/.exec(made.text)?.[0].split("\n")[5] ?? "";
  expect(privateKey).not.toBe("");

  const metadata = { items: [{ key: "startup-script", value: CANARY.metadata }] };
  await gce("POST", "projects/demo/zones/adv-1-a/instances", { name: "X_Y", metadata });
  await gce("POST", "projects/demo/zones/nowhere/instances", { name: "vm", metadata });
  await gce("POST", "projects/demo/setCommonInstanceMetadata", metadata);
  await gce("POST", "projects/demo/zones/adv-1-a/instances", { name: "vm", metadata: { items: CANARY.metadata } });
  const disk = { boot: true, diskEncryptionKey: { rawKey: base64(CANARY.diskKey) } };
  await gce("POST", "projects/demo/zones/adv-1-a/instances", { name: "vm", disks: [disk] });
  await gce("POST", "projects/demo/zones/adv-1-a/disks", {
    name: "d",
    diskEncryptionKey: { rawKey: [CANARY.diskKey] },
  });
  const authorization = `Bearer ${CANARY.bearer}`;
  heard(await answerOf(target, target.gce, gceRequest("GET", "/compute/v1/projects/demo", "", { authorization })));

  for (const path of ["/token", "/o/oauth2/token", "/o/oauth2/revoke", "/o/oauth2/introspect", "/o/oauth2/auth"]) {
    const client = { client_id: demo.apiKey, client_secret: CANARY.clientSecret };
    await oauth(path, { grant_type: "client_credentials", ...client });
    await oauth(path, { grant_type: "password", username: "demo", password: CANARY.password });
    await oauth(path, { grant_type: "refresh_token", refresh_token: CANARY.refreshToken, ...client });
    await oauth(path, { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion: CANARY.assertion });
    await oauth(path, { token: CANARY.bearer }, { authorization: `Basic ${base64(`x:${CANARY.clientSecret}`)}` });
  }
});

it("CloudStack gives them back in its errors", async () => {
  const errortext = `failed: GET /client/api?apiKey=k&signature=${CANARY.upstream}&userdata=${base64(CANARY.userData)}`;
  meddler.answerWith((_, command) => ({
    status: 530,
    contentType: "application/json",
    body: JSON.stringify({ [`${command}response`]: { errorcode: 530, errortext } }),
  }));
  for (const action of ["DescribeInstances", "RunInstances", "CreateTags"]) await ec2(action, {});
  await gce("GET", "projects/demo/zones", {});
  meddler.answerWith(() => ({ status: 200, contentType: "text/plain", body: errortext }));
  await ec2("DescribeInstances", {});
  meddler.answerWith(undefined);
  expect(refusals.length).toBeGreaterThan(25);
});

describe("none of them stands in", () => {
  const secrets = (): readonly string[] => [
    ...Object.values(CANARY).flatMap((canary) => [canary, base64(canary), encodeURIComponent(canary)]),
    ...[demo, other].map(({ secretKey }) => secretKey),
    "admin-secret-key",
    privateKey,
    token,
    String(ec2Request(target, "Action=DescribeInstances").headers.authorization).slice(-64),
  ];
  const found = (text: string) => secrets().filter((secret) => text.includes(secret));

  it("the log", () => {
    expect(target.log().split("\n").length).toBeGreaterThan(60);
    expect(found(target.log())).toEqual([]);
  });
  it("the metrics", async () => expect(found(await target.metrics())).toEqual([]));
  it("an error document", () => expect(found(refusals.join("\n"))).toEqual([]));
});
