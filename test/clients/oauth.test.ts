import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describeWith, onPath } from "../support/clients";
import { stackgate, users } from "../support/gateway";
import { mustRun, run } from "../support/run";
import { type Gcloud, gcloudAt, listZones, zones } from "./oauth/gcloud";
import { inLanes } from "./oauth/lanes";
import { revokeKey } from "./oauth/revoke-key";
import { type Route, routes } from "./oauth/routes";
import { type PlainSite, plainSite, type Site, secureSite, write } from "./oauth/site";
import { gcloudEnv } from "./walk/gcloud";

const gcloudProgram = onPath("gcloud");

describeWith(gcloudProgram, "gcloud signs in without a browser", (program) => {
  const folder = mkdtempSync(join(tmpdir(), "stackgate-oauth-"));
  let plain: PlainSite;
  let secure: Site;
  let taken: ReadonlyMap<Route, Promise<Taken>>;
  beforeAll(async () => {
    plain = await plainSite(join(folder, "plain"));
    secure = await secureSite(join(folder, "secure"));
    taken = inLanes(2, routes, (route) => take(program, route, { ...plain, ...(route.tls && secure) }, folder));
  }, 70_000);
  afterAll(async () => {
    await Promise.all([plain?.gateway.stop(), secure?.gateway.stop()]);
    rmSync(folder, { recursive: true });
  });

  test.each([...routes])(
    "$name",
    async (route) => {
      const { said, listed } = (await taken.get(route)) ?? {};
      if (route.says) expect(said).toMatch(route.says);
      expect(listed).toEqual({ status: 0, stdout: zones, stderr: "" });
    },
    90_000,
  );
});

describeWith(gcloudProgram, "gcloud as `stackgate setup` sets it up", (program) => {
  const folder = mkdtempSync(join(tmpdir(), "stackgate-oauth-"));
  const env = gcloudEnv(folder);
  let site: Site;
  beforeAll(async () => {
    site = await secureSite(folder);
  }, 70_000);
  afterAll(async () => {
    await site?.gateway.stop();
    rmSync(folder, { recursive: true });
  });

  test("with a certificate of its own and a key file", async () => {
    const { url, ca = "", keyFile } = site;
    const setup = ["setup", "gcloud", "--apply", "--url", url, "--ca", ca, "--key-file", keyFile, "--zone", "adv-1-a"];
    await mustRun(...stackgate(setup), { env, cwd: folder, timeout: 90 });
    expect(await run(program, listZones, { env })).toEqual({ status: 0, stdout: zones, stderr: "" });
  }, 100_000);
});

describeWith(gcloudProgram, "gcloud, once signed in", (program) => {
  const folder = mkdtempSync(join(tmpdir(), "stackgate-oauth-"));
  const tokenMs = 4000;
  let site: Site;
  let gcloud: Gcloud;
  beforeAll(async () => {
    site = await plainSite(folder, { STACKGATE_GCE_TOKEN_MS: `${tokenMs}`, STACKGATE_CREDENTIALS_CACHE_MS: "1" });
    gcloud = gcloudAt(program, site, join(folder, "home"));
    await gcloud.must("auth", "activate-service-account", "--key-file", site.keyFile);
  }, 70_000);
  afterAll(async () => {
    await site?.gateway.stop();
    rmSync(folder, { recursive: true });
  });

  test("is told when its access token is not valid", async () => {
    const { status, stderr } = await gcloud.run(
      ...listZones,
      "--access-token-file",
      write(folder, "token", "nonsense"),
    );
    expect(status).toBe(1);
    expect(stderr).toContain("The access token is not valid, has expired or was revoked.");
  }, 30_000);

  test("gets another access token when one has expired, and none when the API key is gone", async () => {
    const token = (await gcloud.must("auth", "print-access-token")).trim();
    const expired = async () => (await ask(site, token)).status === 401;
    for (const end = Date.now() + 4 * tokenMs; !(await expired()); await sleep(100)) {
      if (Date.now() > end) throw new Error("the access token does not expire");
    }
    expect(await gcloud.run(...listZones)).toEqual({ status: 0, stdout: zones, stderr: "" });

    await revokeKey(site.gateway, users.demo.apiKey);
    const { status, stderr } = await gcloud.run(...listZones);
    expect(status).toBe(1);
    expect(stderr).toMatch(/invalid_grant: The API key behind this grant is no longer valid/);
  }, 60_000);
});

const ask = ({ url }: Site, token: string) =>
  fetch(`${url}/compute/v1/projects/demo/zones`, { headers: { authorization: `Bearer ${token}` } });

interface Taken {
  readonly said: string;
  readonly listed: Awaited<ReturnType<Gcloud["run"]>>;
}

async function take(program: string, route: Route, site: PlainSite, parent: string): Promise<Taken> {
  const folder = join(parent, route.name.replace(/\W+/g, "-"));
  mkdirSync(folder);
  const gcloud = gcloudAt(program, site, folder, route.settings?.(site, folder));
  const command = route.signIn?.(site, folder);
  const { stdout, stderr } = command ? await gcloud.run(...command) : { stdout: "", stderr: "" };
  const listed = await gcloud.run(...listZones, ...(route.options?.(site, folder) ?? []));
  return { said: stdout + stderr, listed };
}
