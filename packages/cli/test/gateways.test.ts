import { sign } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Gateways, main, startGateways } from "@stackgate/cli";
import { loadConfig, silentLog } from "@stackgate/gateway";
import supertest from "supertest";
import { freePorts, testConsole } from "./support/console";

let gateways: Gateways;
let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "stackgate-"));
  gateways = await startGateways(loadConfig({ env: freePorts }), silentLog);
});
afterAll(async () => {
  await gateways.stop();
  rmSync(directory, { recursive: true });
});

/** A command against the running cloud, as an operator of a real one would run it. */
async function run(args: readonly string[], env = {}) {
  const { console, lines } = testConsole({
    STACKGATE_CLOUDSTACK_ENDPOINT: gateways.embedded,
    STACKGATE_ADMIN_API_KEY: "admin-api-key",
    STACKGATE_ADMIN_SECRET_KEY: "admin-secret-key",
    ...env,
  });
  return { status: await main(args, console), ...lines };
}
const demo = ["--api-key", "demo-api-key", "--secret-key", "demo-secret-key"];

test("both facades answer in their own language, and the management port says ready", async () => {
  const ec2 = await supertest(gateways.ec2 ?? "").get("/?Action=DescribeRegions&Version=2016-11-15");
  expect(ec2.text).toMatch(/<Response><Errors><Error><Code>/);
  const gce = await supertest(gateways.gce ?? "").get("/compute/v1/projects/demo/zones");
  expect([gce.status, gce.body.error.code]).toEqual([401, 401]);
  expect((await supertest(gateways.management ?? "").get("/healthz")).body).toEqual({ status: "ok" });
  const { text } = await supertest(gateways.management ?? "").get("/metrics");
  expect(text).toMatch(/^stackgate_requests_total\{facade="ec2",action="\w+",status="4\d\d"\} 1$/m);
});

/** What gcloud signs with a key file. */
function assertionOf(key: {
  readonly client_email: string;
  readonly private_key: string;
  readonly private_key_id: string;
}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    iss: key.client_email,
    aud: "https://oauth2.googleapis.com/token",
    iat,
    exp: iat + 3600,
    scope: "compute",
  };
  const signed = `${part({ alg: "RS256", typ: "JWT", kid: key.private_key_id })}.${part(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), key.private_key).toString("base64url")}`;
}

test("key makes a file that is good for a token, and the token for a list of zones", async () => {
  const out = join(directory, "key.json");
  writeFileSync(out, "old", { mode: 0o644 });
  const made = await run(["key", ...demo, "--out", out, "--url", gateways.gce ?? ""]);
  expect([made.status, made.error]).toEqual([0, ""]);
  expect(statSync(out).mode & 0o077).toBe(0);
  expect(readFileSync(out, "utf8")).not.toContain("demo-secret-key");

  const token = await supertest(gateways.gce ?? "")
    .post("/o/oauth2/token")
    .type("form")
    .send({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: assertionOf(JSON.parse(readFileSync(out, "utf8"))),
    });
  expect(token.body).toMatchObject({ token_type: "Bearer", access_token: expect.any(String) });
  const zones = await supertest(gateways.gce ?? "")
    .get("/compute/v1/projects/demo/zones")
    .auth(token.body.access_token, { type: "bearer" });
  expect(zones.status).toBe(200);
  const { text } = await supertest(gateways.management ?? "").get("/metrics");
  expect(text).toContain('stackgate_requests_total{facade="gce",action="oauth",status="200"} 1');
  expect(text).toContain('stackgate_requests_total{facade="gce",action="zones.list",status="200"} 1');
  expect(text).toMatch(/^stackgate_cloudstack_call_seconds_count\{command="listUserKeys",status="200"\} \d+$/m);
  expect(zones.body.items.length).toBeGreaterThan(0);
});

test("key refuses a pair that CloudStack does not accept, and writes nothing", async () => {
  const out = join(directory, "wrong.json");
  const { status, error } = await run(["key", "--api-key", "demo-api-key", "--secret-key", "wrong", "--out", out]);
  expect([status, error]).toEqual([1, "stackgate key: CloudStack does not accept this key pair\n"]);
  expect(() => statSync(out)).toThrow("ENOENT");
});

test("register lets a gateway without the admin's key serve a user, until unregister", async () => {
  const env = {
    STACKGATE_ADMIN_API_KEY: "",
    STACKGATE_ADMIN_SECRET_KEY: "",
    STACKGATE_CREDENTIALS_STORE_DIRECTORY: join(directory, "keys"),
    STACKGATE_CREDENTIALS_STORE_KEY: "0123456789abcdef0123456789abcdef",
  };
  const mint = () => run(["key", ...demo, "--out", join(directory, "registered.json")], env);
  expect((await mint()).status).toBe(1);
  expect((await run(["register", "--api-key", "demo-api-key", "--secret-key", "wrong"], env)).status).toBe(1);
  const registered = await run(["register", ...demo], env);
  expect([registered.status, registered.out]).toEqual([
    0,
    "registered a key of user demo, account demo, domain tenants\n",
  ]);
  expect((await mint()).status).toBe(0);
  expect((await run(["unregister", "--api-key", "demo-api-key"], env)).status).toBe(0);
  expect((await run(["unregister", "--api-key", "demo-api-key"], env)).status).toBe(1);
  expect((await mint()).status).toBe(1);
});

test("register without a store says what is missing", async () => {
  const { status, error } = await run(["register", ...demo]);
  expect(status).toBe(2);
  expect(error).toContain("credentials.storeDirectory, where keys are kept, is not set");
});

test("setup prints what points the clients here", async () => {
  const gcloud = await run([
    "setup",
    "gcloud",
    "--url",
    "https://compute.example.org/",
    "--zone",
    "basic-1-a",
    "--ca",
    "ca.pem",
  ]);
  expect(gcloud.out.trimEnd().split("\n")).toEqual([
    "gcloud config set api_endpoint_overrides/compute https://compute.example.org/compute/v1/ --quiet",
    "gcloud config set api_endpoint_overrides/cloudresourcemanager https://compute.example.org/ --quiet",
    "gcloud config set auth/token_host https://compute.example.org/o/oauth2/token --quiet",
    "gcloud config set auth/auth_host https://compute.example.org/o/oauth2/auth --quiet",
    `gcloud config set core/custom_ca_certs_file ${resolve("ca.pem")} --quiet`,
    "gcloud auth activate-service-account --key-file key.json",
    "gcloud config set core/project demo --quiet",
    "gcloud config set compute/zone basic-1-a --quiet",
  ]);
  const aws = await run(["setup", "aws", "--profile", "cloud"]);
  expect(aws.out).toContain("[profile cloud]\nregion = stackgate-1\n");
  expect(aws.out).toContain("endpoint_url = http://127.0.0.1:8773\n");
});
