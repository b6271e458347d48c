import type { Browser, Page } from "playwright-core";

/** A user at a browser of its own, without cookies. */
export interface Visitor {
  readonly page: Page;
  /** What the browser's console held against the pages. */
  readonly complaints: readonly string[];
  /** All addresses that it asked. */
  readonly asked: readonly string[];
  leave(): Promise<void>;
}

export async function visit(browser: Browser, { javaScriptEnabled = true } = {}): Promise<Visitor> {
  // The development CA is for gcloud to check; Chromium keeps its own list.
  const context = await browser.newContext({ javaScriptEnabled, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const [complaints, asked]: [string[], string[]] = [[], []];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("request", (request) => asked.push(request.url()));
  return { page, complaints, asked, leave: () => context.close() };
}

/** The consent page's ways to sign in. */
export const signIn = {
  async withApiKey(page: Page, apiKey: string, secretKey: string): Promise<void> {
    await page.getByLabel("API key", { exact: true }).fill(apiKey);
    await page.getByLabel("Secret key").fill(secretKey);
    await page.getByRole("group", { name: "With an API key" }).getByRole("button", { name: "Allow" }).click();
  },
  async withPassword(page: Page, user: { name: string; password: string; domain: string }): Promise<void> {
    await page.getByLabel("User name").fill(user.name);
    await page.getByLabel("Password").fill(user.password);
    await page.getByLabel("Domain").fill(user.domain);
    await page.getByRole("group", { name: "With a CloudStack user" }).getByRole("button", { name: "Allow" }).click();
  },
} as const;
