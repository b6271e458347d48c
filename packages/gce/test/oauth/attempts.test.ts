import { bench, codeOf, demo, openConsent } from "./support";

const wrong = { sign_in: "api-key", api_key: demo.apiKey, secret_key: "wrong" };
const right = { ...wrong, secret_key: demo.secretKey };

/** A browser that has the page open. */
async function browser(server = bench()) {
  const { sealed, cookie } = await openConsent(server);
  const submit = (form: Record<string, string>) =>
    server.post("/o/oauth2/auth", { request: sealed, ...form }, { cookie });
  return { server, submit };
}

async function fail(
  submit: (form: Record<string, string>) => Promise<{ status: number }>,
  times: number,
  form = wrong,
) {
  for (let n = 0; n < times; n++) expect((await submit(form)).status).toBe(403);
}

test("after five failures of a name even the right secret waits, on the page itself", async () => {
  const { server, submit } = await browser();
  await fail(submit, 5);
  const { status, headers, body } = await submit(right);
  expect({ status, wait: headers["retry-after"] }).toEqual({ status: 429, wait: "30" });
  expect(String(body)).toContain("Try again in 30 seconds");
  expect(String(body)).toContain('name="request"');
  server.clock.ms += 30_000;
  expect(codeOf(new URL((await submit(right)).headers.location ?? ""))).not.toBe("");
});

test("tries side by side are no way around", async () => {
  const { submit } = await browser();
  const statuses = (await Promise.all(Array.from({ length: 9 }, () => submit(wrong)))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 403)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(4);
});

test("another spelling of the name is the same name; another name is another", async () => {
  const { submit } = await browser();
  await fail(submit, 5);
  expect((await submit({ ...wrong, api_key: demo.apiKey.toUpperCase() })).status).toBe(429);
  expect((await submit({ ...wrong, api_key: "someone-else" })).status).toBe(403);
});

test("success does not count, nor does CloudStack out of reach", async () => {
  const { submit } = await browser();
  for (let n = 0; n < 10; n++) expect((await submit(right)).status).toBe(303);

  const find = async () => Promise.reject(new Error("unreachable"));
  const broken = await browser(bench({ credentials: { find } }));
  for (let n = 0; n < 10; n++) expect((await broken.submit(wrong)).status).toBe(503);
});

test("all names of one address together have a limit", async () => {
  const { submit } = await browser();
  for (let n = 0; n < 100; n++) await fail(submit, 1, { ...wrong, api_key: `key-${n}` });
  expect((await submit({ ...wrong, api_key: "key-100" })).status).toBe(429);
});
