import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { headlessChromium, launch } from "../../support/browser";
import { describeWith, onPath } from "../../support/clients";
import { users } from "../../support/gateway";
import { type Gcloud, gcloudAt, listZones, zones } from "./gcloud";
import { leadAllTo } from "./proxy";
import { type Site, secureSite } from "./site";
import { signIn, visit } from "./visitor";
import { startLogin, type WebLogin } from "./web-login";

jest.setTimeout(90_000);

/** Where gcloud asks for its tokens to be revoked, whatever server they came from. */
const revocation = "oauth2.googleapis.com";

describeWith(headlessChromium(), "gcloud auth login in a browser", (chromium) => {
  describeWith(onPath("gcloud"), "with a gcloud", (program) => {
    const folder = mkdtempSync(join(tmpdir(), "stackgate-web-login-"));
    const { apiKey, secretKey } = users.demo;
    let browser: Browser;
    let site: Site;
    beforeAll(async () => {
      site = await secureSite(folder, {}, [revocation]);
      browser = await launch(chromium);
    });
    afterAll(async () => {
      await browser?.close();
      await site?.gateway.stop();
      rmSync(folder, { recursive: true });
    });

    const gcloud = (name: string, settings = {}): Gcloud =>
      gcloudAt(program, site, join(folder, name), {
        CLOUDSDK_AUTH_AUTH_HOST: `${site.url}/o/oauth2/auth`,
        CLOUDSDK_AUTH_TOKEN_HOST: `${site.url}/o/oauth2/token`,
        ...settings,
      });

    const logins: WebLogin[] = [];
    async function start(who: Gcloud, ...options: string[]): Promise<WebLogin> {
      const login = await startLogin(program, who, ...options);
      logins.push(login);
      return login;
    }
    afterEach(() => {
      for (const login of logins.splice(0)) login.stop();
    });

    /** Goes where gcloud sends its user, and does something there; the address that the browser is then sent to. */
    async function go({ url }: WebLogin, act: (page: Page) => Promise<void>): Promise<URL> {
      const { page, leave } = await visit(browser);
      try {
        await page.goto(url.href);
        const leaving = page.waitForRequest((request) => new URL(request.url()).origin !== site.url);
        await act(page);
        const left = await leaving;
        await left.response(); // null where nobody answers: Google's page that shows the code to paste is not here
        return new URL(left.url());
      } finally {
        await leave();
      }
    }

    const asked = (url: URL) => Object.fromEntries(url.searchParams);
    const signedIn = /You are now logged in as \[demo@demo\.tenants\.stackgate\.internal\]/;

    test("two at once: each has its own port; then zones are listed", async () => {
      const [one, two] = [gcloud("one"), gcloud("two")];
      const first = await start(one);
      const second = await start(two);
      const ports = [first, second].map(({ url }) => new URL(asked(url).redirect_uri ?? "").port);
      expect(new Set(ports).size).toBe(2);
      expect(asked(first.url)).toMatchObject({
        redirect_uri: expect.stringMatching(/^http:\/\/localhost:8[01]\d\d\/$/),
        code_challenge_method: "S256",
        response_type: "code",
        access_type: "offline",
        state: expect.any(String),
      });

      await go(second, (page) => signIn.withApiKey(page, apiKey, secretKey));
      await go(first, (page) =>
        signIn.withPassword(page, { name: "demo", password: "demo-password", domain: "/tenants" }),
      );
      for (const { status, stderr } of await Promise.all([first.ended, second.ended])) {
        expect(stderr).toMatch(signedIn);
        expect(status).toBe(0);
      }
      const listed = await Promise.all([one.run(...listZones), two.run(...listZones)]);
      const expected = { status: 0, stdout: zones, stderr: "" };
      expect(listed).toEqual([expected, expected]);
    });

    test("who cancels is not signed in", async () => {
      const login = await start(gcloud("cancelled"));
      await go(login, (page) => page.getByRole("button", { name: "Cancel" }).click());
      const { status, stderr } = await login.ended;
      // Its oauthlib doesn't look for an error: it was sent access_denied (see the test of the consent page).
      expect(stderr).toContain("(missing_code)");
      expect(status).toBe(1);
    });

    test("without a browser of its own: the code is pasted, signs in, and `auth revoke` ends it", async () => {
      const remote = gcloud("remote");
      const login = await start(remote, "--no-launch-browser");
      expect(asked(login.url).redirect_uri).toBe("https://sdk.cloud.google.com/authcode.html");
      const end = await go(login, (page) => signIn.withApiKey(page, apiKey, secretKey));
      expect(end.origin + end.pathname).toBe("https://sdk.cloud.google.com/authcode.html");
      login.paste(end.searchParams.get("code") ?? "");
      const { status, stderr } = await login.ended;
      expect(stderr).toMatch(signedIn);
      expect(status).toBe(0);
      expect(await remote.run(...listZones)).toEqual({ status: 0, stdout: zones, stderr: "" });

      const token = (await remote.must("auth", "print-access-token")).trim();
      const withToken = gcloud("token", { CLOUDSDK_AUTH_ACCESS_TOKEN: token });
      expect((await withToken.run(...listZones)).status).toBe(0);
      const proxy = await leadAllTo(Number(new URL(site.url).port));
      try {
        const revoking = gcloud("remote", {
          CLOUDSDK_PROXY_TYPE: "http",
          CLOUDSDK_PROXY_ADDRESS: "127.0.0.1",
          CLOUDSDK_PROXY_PORT: `${proxy.port}`,
          NO_PROXY: "",
        });
        expect(await revoking.must("auth", "revoke")).toContain("demo@demo.tenants.stackgate.internal");
      } finally {
        proxy.close();
      }
      const { stderr: refused } = await withToken.run(...listZones);
      expect(refused).toContain("The access token is not valid, has expired or was revoked.");
    });
  });
});
