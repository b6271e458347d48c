import { type HttpRequest, silentLog } from "@stackgate/gateway";
import supertest from "supertest";
import { echo, raw, reply, start } from "./support/host";

test("the facade sees target, headers and body as they were sent", async () => {
  let seen: HttpRequest | undefined;
  const host = await start(async (request) => {
    seen = request;
    return reply("ok");
  });
  await supertest(host.url).post("//a/../b%2f?x=%7e&x=+&=").set("X-Amz-Date", "today").send("a=1&b=%zz");
  expect(seen?.target).toBe("//a/../b%2f?x=%7e&x=+&=");
  expect(seen?.headers["x-amz-date"]).toBe("today");
  expect(seen?.headers.constructor).toBeUndefined();
  expect(seen?.body.toString()).toBe("a=1&b=%zz");
  expect(seen?.remoteAddress).toBe("127.0.0.1");
  expect(seen?.signal.aborted).toBe(false);
});

test.each(["/%zz", "*", "http://elsewhere.example.org/x", "/?__proto__=1", "/a//b/./c", "//"])(
  "the target %s reaches the facade as it is",
  async (target) => {
    const answer = await raw(await start(echo), (socket) =>
      socket.write(`OPTIONS ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, "latin1"),
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toContain(`\r\n\r\nOPTIONS ${target} `);
  },
);

test("an Authorization sent twice does not hide behind the first", async () => {
  const host = await start(async ({ headers }) => reply(headers.authorization ?? ""));
  const answer = await raw(host, (socket) =>
    socket.write("GET / HTTP/1.1\r\nHost: x\r\nAuthorization: one\r\nAuthorization: two\r\nConnection: close\r\n\r\n"),
  );
  expect(answer).toMatch(/\r\n\r\none, two$/);
});

test("a body at the limit passes, one over it gets the facade's own error", async () => {
  const host = await start(echo);
  expect((await supertest(host.url).post("/").send("x".repeat(1000))).status).toBe(200);
  const refused = await supertest(host.url).post("/").send("x".repeat(1001));
  expect([refused.status, refused.text]).toEqual([413, "<Error>BodyTooLarge</Error>"]);
});

test("a chunked body is counted as it comes", async () => {
  const host = await start(echo);
  const answer = await raw(host, (socket) => {
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (let n = 0; n < 20; n++) socket.write(`64\r\n${"x".repeat(100)}\r\n`);
    socket.write("0\r\n\r\n");
  });
  expect(answer).toMatch(/^HTTP\/1.1 413 .*<Error>BodyTooLarge<\/Error>$/s);
});

test("a compressed body is refused, as signatures are over what was sent", async () => {
  const host = await start(echo);
  const refused = await supertest(host.url).post("/").set("Content-Encoding", "gzip").send("x");
  expect([refused.status, refused.text]).toEqual([415, "<Error>UnsupportedEncoding</Error>"]);
});

test.each([
  ["garbage", "\x16\x03\x01 nonsense\r\n\r\n", 400, "Malformed"],
  ["a target that is not ASCII", "GET /\u00e4 HTTP/1.1\r\n\r\n", 400, "Malformed"],
  ["two content lengths", "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400, "Malformed"],
  ["headers too large", `GET / HTTP/1.1\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431, "HeadersTooLarge"],
  ["a target too long", `GET /${"x".repeat(20_000)} HTTP/1.1\r\n\r\n`, 431, "HeadersTooLarge"],
])("%s gets the facade's own error and the connection is closed", async (_, sent, status, reason) => {
  const answer = await raw(await start(echo), (socket) => socket.write(sent));
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} .*Connection: close.*<Error>${reason}</Error>$`, "s"));
});

test.each([
  ["headers", "GET / HTTP/1.1\r\nHost: x\r\n"],
  ["body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc"],
])("%s that take too long get the facade's own error", async (_, sent) => {
  const answer = await raw(await start(echo), (socket) => socket.write(sent));
  expect(answer).toMatch(/^HTTP\/1.1 408 .*Connection: close.*<Error>TooSlow<\/Error>$/s);
});

test("garbage behind a request does not cost it its answer", async () => {
  const error = jest.fn();
  const host = await start(
    async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return echo(request);
    },
    { log: { ...silentLog, error } },
  );
  const answer = await raw(host, (socket) =>
    socket.write("GET /a HTTP/1.1\r\nHost: x\r\n\r\n\x16\x03 nonsense\r\n\r\n"),
  );
  expect(answer).toMatch(/^HTTP\/1.1 200 .*Connection: close.*GET \/a $/s);
  expect(error).not.toHaveBeenCalled();
});

test("a request without Host reaches the facade", async () => {
  const answer = await raw(await start(echo), (socket) => socket.write("GET /x HTTP/1.1\r\nConnection: close\r\n\r\n"));
  expect(answer).toMatch(/^HTTP\/1.1 200 .*GET \/x $/s);
});

test("an address in use is an error, not a crash", async () => {
  const host = await start(echo);
  await expect(start(echo, { address: host.address })).rejects.toThrow("EADDRINUSE");
});
