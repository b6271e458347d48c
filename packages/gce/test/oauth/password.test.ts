import { CloudError, type TransportReply, type TransportRequest } from "@stackgate/cloudstack";
import { cloudstackLogin } from "../../src/oauth";
import { bench, codeExchange, codeOf, demo, openConsent } from "./support";

const reply = (status: number, loginresponse: object): TransportReply => ({
  status,
  contentType: "application/json",
  body: JSON.stringify({ loginresponse }),
});
const right = reply(200, {
  userid: demo.userId,
  username: "demo",
  is2faenabled: "false",
  sessionkey: "canary-session",
});

function page(answer: TransportReply, keys: { apikey?: string; secretkey?: string } | CloudError = demoKeys) {
  const sent: TransportRequest[] = [];
  const asked: unknown[] = [];
  const transport = async (request: TransportRequest) => {
    sent.push(request);
    return answer;
  };
  const call = async (command: string, parameters: unknown) => {
    asked.push([command, parameters]);
    if (keys instanceof CloudError) throw keys;
    return keys as never;
  };
  const server = bench({ passwordSignIn: cloudstackLogin(transport, { call }) });
  return { server, sent, asked };
}

const demoKeys = { apikey: demo.apiKey, secretkey: demo.secretKey };
const typed = { sign_in: "password", username: "demo", password: "canary-p&ss", domain: "tenants" };

async function submit(server: ReturnType<typeof bench>, form: Record<string, string> = typed) {
  const { sealed, cookie, reply: shown } = await openConsent(server);
  expect(String(shown.body)).toContain('<label for="password">');
  return server.post("/o/oauth2/auth", { request: sealed, ...form }, { cookie });
}

test("a CloudStack user signs in with name and password, and acts with the API key of its own", async () => {
  const { server, sent, asked } = page(right);
  const { headers } = await submit(server);
  const { body } = await server.token(codeExchange(codeOf(new URL(headers.location ?? ""))));
  expect(await server.whois(String(body.access_token))).toBe("demo");
  expect(sent).toMatchObject([{ method: "POST" }]);
  expect(Object.fromEntries(new URLSearchParams(sent[0]?.query))).toEqual({
    command: "login",
    username: "demo",
    password: "canary-p&ss",
    domain: "tenants",
    response: "json",
  });
  expect(asked).toEqual([["getUserKeys", { id: demo.userId }]]);
  expect(server.answered.join()).not.toContain("canary");
});

const gone = new CloudError({ command: "getUserKeys", code: 431, text: "canary" });
test.each([
  ["a wrong password", reply(531, { errorcode: 531, errortext: "canary" }), demoKeys, "not valid"],
  ["a wrong password, by its other status", reply(401, {}), demoKeys, "not valid"],
  ["a user with a second factor", reply(200, { userid: "u", is2faenabled: "true" }), demoKeys, "second factor"],
  ["a user without keys", right, {}, "no API key"],
  ["a user whose keys can't be read", right, gone, "no API key"],
])("%s is told on the page", async (_name, answer, keys, text) => {
  const { server } = page(answer, keys);
  const { status, body } = await submit(server);
  expect(status).toBe(403);
  expect(String(body)).toContain(text);
  expect(String(body)).not.toContain("canary");
});

test("nothing is asked of CloudStack without both name and password", async () => {
  const { server, sent } = page(right);
  expect((await submit(server, { ...typed, password: "" })).status).toBe(403);
  expect(sent).toEqual([]);
});

test("CloudStack failing is not taken for a wrong password", async () => {
  const { server } = page(reply(500, {}));
  const { headers, status, body } = await submit(server);
  expect(headers).not.toHaveProperty("location");
  expect({ status, told: String(body).includes("could not be asked") }).toEqual({ status: 503, told: true });
});
