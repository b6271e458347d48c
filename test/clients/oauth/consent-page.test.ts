import type { Browser } from "playwright-core";
import { headlessChromium, launch } from "../../support/browser";
import { describeWith } from "../../support/clients";
import { type Gateway, startGateway, users } from "../../support/gateway";
import { type Authorization, authorization } from "./authorization";
import { type Loopback, loopback } from "./loopback";
import { signIn, type Visitor, visit } from "./visitor";

jest.setTimeout(30_000);

const { apiKey, secretKey } = users.demo;
const login = { name: "demo", password: "demo-password", domain: "tenants" };

describeWith(headlessChromium(), "the consent page in a browser", (program) => {
  /** Codes and tokens that were given out, and what was typed. */
  const secrets = [secretKey, login.password];
  /** How much the gateway had printed when it was ready: the embedded users' keys, for one. */
  let banner: number;
  let browser: Browser;
  let gateway: Gateway;
  let asking: Loopback;
  let asked: Authorization;
  let visitor: Visitor;
  beforeAll(async () => {
    gateway = await startGateway({ STACKGATE_LOG_LEVEL: "debug" });
    browser = await launch(program);
    banner = gateway.output().length;
  }, 70_000);
  afterAll(async () => {
    await browser?.close();
    await gateway?.stop();
  });

  /** A user follows the link that a program printed. */
  async function open(options: { readonly javaScriptEnabled?: boolean; readonly host?: "127.0.0.1" | "::1" } = {}) {
    asking = await loopback(options.host ?? "127.0.0.1");
    asked = authorization(gateway.gce, asking.uri);
    visitor = await visit(browser, options);
    await visitor.page.goto(asked.url);
    return visitor.page;
  }
  afterEach(async () => {
    await visitor.leave();
    asking.close();
  });

  /** The program got a code with its own state, and the code gives tokens for demo, once. */
  async function expectTokens() {
    await visitor.page.waitForURL(`${asking.uri}**`);
    expect(asking.arrived).toEqual([{ code: expect.any(String), state: asked.state }]);
    const code = asking.arrived[0]?.code ?? "";
    expect((await asked.exchange(code, { code_verifier: "w".repeat(43) })).status).toBe(400);
    const tokens: unknown = await (await asked.exchange(code)).json();
    expect(tokens).toMatchObject({ token_type: "Bearer", refresh_token: expect.any(String) });
    const given = new Map(Object.entries(Object(tokens)).map(([name, value]) => [name, String(value)]));
    secrets.push(code, ...["access_token", "refresh_token", "id_token"].map((name) => given.get(name) ?? name));
    const headers = { authorization: `Bearer ${given.get("access_token")}` };
    expect((await fetch(`${gateway.gce}/compute/v1/projects/demo`, { headers })).status).toBe(200);
    expect((await asked.exchange(code)).status).toBe(400);
  }

  /** Nothing asked but the gateway and the program, nothing objected to, no secret in an address. */
  function expectQuiet(complaints: readonly unknown[] = []) {
    const origins = new Set(visitor.asked.map((url) => new URL(url).origin));
    expect(origins).toEqual(new Set([gateway.gce, new URL(asking.uri).origin]));
    expect(visitor.asked.join("\n")).not.toMatch(/secret-key|demo-password/);
    expect(visitor.complaints).toEqual(complaints);
  }

  test("tells who asks for what, and labels what it wants", async () => {
    const page = await open();
    expect(await page.title()).toBe("Sign in");
    const seen = await page.locator("main").ariaSnapshot();
    expect(seen.split("\n").map((line) => line.trim())).toEqual([
      "- main:",
      '- heading "Sign in" [level=1]',
      "- paragraph:",
      "- text: The program",
      "- strong: Google Cloud CLI (gcloud)",
      "- text: (",
      "- code: 32555940559.apps.googleusercontent.com",
      "- text: ) wants to act for you in this cloud. It will be able to do all that you can do. Afterwards you are sent to",
      `- code: ${asking.uri}`,
      "- text: .",
      '- group "With an API key":',
      "- text: With an API key API key",
      '- textbox "API key"',
      "- text: Secret key",
      '- textbox "Secret key"',
      '- button "Allow"',
      '- group "With a CloudStack user":',
      "- text: With a CloudStack user User name",
      '- textbox "User name"',
      "- text: Password",
      '- textbox "Password"',
      "- text: Domain (empty for the root domain)",
      '- textbox "Domain (empty for the root domain)"',
      '- button "Allow"',
      '- button "Cancel"',
    ]);
  });

  test.each([true, false])("API key and secret, with JavaScript %p", async (javaScriptEnabled) => {
    await signIn.withApiKey(await open({ javaScriptEnabled }), apiKey, secretKey);
    await expectTokens();
    expectQuiet();
  });

  test.each([true, false])("a CloudStack user and password, with JavaScript %p", async (javaScriptEnabled) => {
    await signIn.withPassword(await open({ javaScriptEnabled }), login);
    await expectTokens();
    expectQuiet();
  });

  test("with the keyboard alone", async () => {
    const { keyboard } = await open();
    await keyboard.press("Tab");
    await keyboard.type(apiKey);
    await keyboard.press("Tab");
    await keyboard.type(secretKey);
    await keyboard.press("Enter");
    await expectTokens();
    expectQuiet();
  });

  test("a program on the IPv6 loopback is reached too", async () => {
    await signIn.withApiKey(await open({ host: "::1" }), apiKey, secretKey);
    await expectTokens();
    expectQuiet();
  });

  test("a wrong secret is told on the page, and typed again where the focus is", async () => {
    const page = await open();
    await signIn.withApiKey(page, apiKey, "wrong");
    expect(await page.getByRole("alert").textContent()).toBe("This API key and secret are not valid.");
    expect(await page.getByLabel("API key", { exact: true }).inputValue()).toBe(apiKey);
    const again = page.locator(":focus");
    expect(await again.getAttribute("id")).toBe("secret_key");
    expect(await again.inputValue()).toBe("");
    expect(await again.getAttribute("aria-describedby")).toBe(await page.getByRole("alert").getAttribute("id"));
    await again.fill(secretKey);
    await page.keyboard.press("Enter");
    await expectTokens();
    expectQuiet([expect.stringContaining("403 (Forbidden)")]);
  });

  test("a wrong password likewise", async () => {
    const page = await open();
    await signIn.withPassword(page, { ...login, password: "wrong" });
    expect(await page.getByRole("alert").textContent()).toBe("This user name and password are not valid.");
    expect(await page.getByLabel("Domain").inputValue()).toBe("tenants");
    await page.locator(":focus").fill(login.password);
    await page.keyboard.press("Enter");
    await expectTokens();
  });

  test("who cancels is sent back with access_denied, without having typed anything", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.waitForURL(`${asking.uri}**`);
    expect(asking.arrived).toEqual([
      { error: "access_denied", error_description: expect.any(String), state: asked.state },
    ]);
    expectQuiet();
  });

  test("markup in names is text", async () => {
    const page = await open();
    const markup = `"><img src=x onerror="document.title='x'">`;
    await signIn.withPassword(page, { name: markup, password: markup, domain: markup });
    expect(await page.getByLabel("User name").inputValue()).toBe(markup);
    expect(await page.getByLabel("Domain").inputValue()).toBe(markup);
    await page.goto(asked.url.replace(/client_id=[^&]+/, `client_id=${encodeURIComponent(markup)}`));
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.getByRole("alert").textContent()).toContain("not known");
  });

  test("scripts see no cookie, and another site can neither frame the page nor submit its form", async () => {
    const page = await open();
    expect(await page.evaluate("document.cookie")).toBe("");
    const sealed = await page.locator("input[name=request]").first().inputValue();
    const fields = { request: sealed, sign_in: "api-key", api_key: apiKey, secret_key: secretKey };
    const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
    const hostile = await loopback(
      "127.0.0.1",
      `<iframe src="${asked.url.replaceAll("&", "&amp;")}"></iframe>
      <form method="post" action="${gateway.gce}/o/oauth2/auth">${inputs.join("")}<button>Win</button></form>`,
    );
    try {
      await page.goto(hostile.uri);
      const [, frame] = page.frames();
      await frame?.waitForLoadState();
      expect(await frame?.locator("form").count()).toBe(0);
      expect(visitor.complaints.join()).toMatch(/frame-ancestors|X-Frame-Options/);
      await page.getByRole("button", { name: "Win" }).click();
      await page.waitForURL(`${gateway.gce}/**`);
      expect(await page.getByRole("alert").textContent()).toContain("belongs to another browser");
      expect(asking.arrived).toEqual([]);
    } finally {
      hostile.close();
    }
  });

  test("nothing of it all is in the log", async () => {
    await signIn.withPassword(await open(), login);
    await expectTokens();
    const log = gateway.output().slice(banner);
    expect(log).toContain('"facade":"gce"');
    for (const secret of [...secrets, asked.state]) expect(log).not.toContain(secret);
  });
});
