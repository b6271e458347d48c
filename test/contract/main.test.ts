import { createServer } from "node:http";
import { createSimulator } from "@stackgate/simulator";
import { main } from "./main";

let printed: string[];
beforeEach(() => {
  printed = [];
  const print = (text: unknown): void => {
    printed.push(String(text));
  };
  jest.spyOn(console, "log").mockImplementation(print);
  jest.spyOn(console, "error").mockImplementation(print);
});
afterEach(() => jest.restoreAllMocks());

const SECRET = "a-secret-that-nobody-may-see";
const ALL_MATCH = /^(\d{2,}) of \1 exchanges match, 0 deviations$/;
const keys = (key: string, secret = SECRET) => ["--admin-key", key, "--admin-secret", secret];

async function withCloud(fixture: "bare" | "default", use: (url: string) => Promise<void>): Promise<void> {
  const simulator = createSimulator({ fixture, vmStart: 1, vmStop: 1, quickJob: 1, storageJob: 1 });
  const { url, close } = await simulator.listen(0);
  try {
    await use(url);
  } finally {
    await close();
    simulator.close();
  }
}

test("another CloudStack is told to match, also with the things of another run in it", async () => {
  await withCloud("bare", async (url) => {
    const few = ["--recordings", "00,01,02,03,04"];
    const run = (suffix: string) =>
      main(["--endpoint", url, ...keys("admin-api-key", "admin-secret-key"), "--suffix", suffix, ...few]);
    expect(await Promise.all(["one", "two"].map(run))).toEqual([0, 0]);
    expect(printed).toEqual(Array(2).fill(expect.stringMatching(ALL_MATCH)));
  });
}, 60_000);

test("a key or secret that is not the root admin's is told at once, without the secret", () =>
  withCloud("default", async (url) => {
    expect(await main(["--endpoint", url, ...keys("admin-api-key")])).toBe(2);
    expect(await main(["--endpoint", url, ...keys("nobody")])).toBe(2);
    expect(await main(["--endpoint", url, ...keys("demo-api-key", "demo-secret-key")])).toBe(2);
    expect(printed).toEqual([
      `${url} does not accept the admin key and its secret (401)`,
      `${url} does not accept the admin key and its secret (401)`,
      expect.stringContaining("takes the key for an ordinary user's (432)"),
    ]);
  }));

test("a page in place of an API, and no server at all, are told at once", async () => {
  const server = createServer((_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<html>log in</html>"),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/client/api`;
  expect(await main(["--endpoint", url, ...keys("key")])).toBe(2);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await main(["--endpoint", url, ...keys("key")])).toBe(2);
  expect(await main(["--endpoint", "cloud.example", ...keys("key")])).toBe(2);
  expect(printed).toEqual([
    `${url} does not answer as CloudStack's API does: 200 text/html`,
    `${url} can't be reached: ECONNREFUSED`,
    expect.stringContaining("cloud.example can't be reached"),
  ]);
  expect(printed.join()).not.toContain(SECRET);
});

test.each([
  ["an option that isn't", ["--endpont", "x"], "--endpont"],
  ["an endpoint without keys", ["--endpoint", "http://127.0.0.1:9"], "--admin-secret"],
  ["a recording that isn't", ["--recordings", "00,99"], "no recording 99"],
  ["help", ["--help"], "npm run contract"],
])("%s starts nothing and says so", async (_, args, said) => {
  expect(await main(args)).toBe(2);
  expect(printed.join()).toContain(said);
});

test("some recordings alone are compared without the deviations of others", async () => {
  expect(await main(["--recordings", "00,01,02"])).toBe(0);
  expect(printed).toEqual([expect.stringMatching(ALL_MATCH)]);
});
