import { testCloud } from "./support/cloud";

const { simulator, ask } = testCloud();
const right = { command: "login", username: "demo", password: "demo-password", domain: "/tenants/", response: "json" };

async function login(change: Record<string, string> = {}, method: "GET" | "POST" = "POST") {
  const query = new URLSearchParams({ ...right, ...change }).toString();
  const reply = await simulator.handle(method === "POST" ? { method, body: query } : { method, query });
  return { status: reply.status, content: JSON.parse(reply.body).loginresponse };
}

test.each(["tenants", "/tenants", "/tenants/"])("a user logs in to the domain %s", async (domain) => {
  const { status, content } = await login({ domain });
  expect(status).toBe(200);
  expect(content).toMatchObject({ username: "demo", account: "demo", is2faenabled: "false", type: "0" });
  expect(Object.keys(content)).not.toContain("password");
});

test.each([
  ["a wrong password", { password: "x" }],
  ["an unknown user", { username: "nobody" }],
  ["a user of another domain", { domain: "/" }],
  ["an unknown domain", { domain: "nowhere" }],
  ["a user without a password", { username: "baremetal-system-account", password: "", domain: "ROOT" }],
])("%s is 531, always in the same words", async (_, change) => {
  expect(await login(change)).toEqual({ status: 531, content: (await login({ password: "wrong" })).content });
});

test("a password in a URL is refused", async () => {
  expect((await login({}, "GET")).status).toBe(405);
});

test("the root admin is in the root domain, and a new user can log in", async () => {
  const root = { username: "admin", password: "admin-password", domain: "/" };
  expect((await login(root)).content).toMatchObject({ account: "admin", type: "1" });
  const person = { username: "eve", password: "pass word&", firstname: "E", lastname: "V", email: "eve@example.org" };
  const admin = { apiKey: "admin-api-key", secretKey: "admin-secret-key" };
  const { id: domainid } = (await ask("listDomains", { name: "tenants" }, admin)).domain[0];
  expect(await ask("createUser", { ...person, account: "demo", domainid }, admin)).toHaveProperty("user");
  expect((await login({ username: "eve", password: "pass word&" })).content).toMatchObject({ account: "demo" });
});
