import { randomBytes } from "node:crypto";
import { connect, Socket } from "node:net";
import { gunzipSync } from "node:zlib";
import {
  arrive,
  createMetrics,
  defaults,
  type Facade,
  type Host,
  type HostOptions,
  type HttpRequest,
  listen,
  schema,
  silentLog,
} from "@stackgate/gateway";
import supertest from "supertest";

const limits = { ...defaults(schema.limits), bodyBytes: 1000, headersTimeoutMs: 100, requestTimeoutMs: 200 };
const hosts: Host[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.drain(100)));
});

async function start(facade: Facade, options: Partial<HostOptions> = {}): Promise<Host> {
  const address = { host: "127.0.0.1", port: 0 };
  const metrics = createMetrics();
  const host = await listen({ name: "test", facade, address, limits, log: silentLog, metrics, ...options });
  hosts.push(host);
  return host;
}

const reply = (body: string | AsyncIterable<string>, status = 200) => ({
  status,
  headers: { "Content-Type": "text/plain" },
  body,
});
/** Answers a refusal as a protocol would: with its own document. */
const echo: Facade = async ({ refusal, method, target, body }) =>
  refusal ? reply(`<Error>${refusal.reason}</Error>`, refusal.status) : reply(`${method} ${target} ${body}`);

/** Everything that the server sends on a connection, until it closes. */
function raw(host: Host, talk: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(host.address.port, host.address.host, () => talk(socket));
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("close", () => resolve(received));
    socket.on("error", reject);
  });
}

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

test("a stream is sent as it comes, compressed where accepted", async () => {
  async function* numbers() {
    for (let n = 0; n < 20_000; n++) yield `${n}\n`;
  }
  const host = await start(async () => reply(numbers()), { gzip: true });
  const whole = Array.from({ length: 20_000 }, (_, n) => `${n}\n`).join("");
  const plain = await supertest(host.url).get("/").set("Accept-Encoding", "identity");
  expect(plain.text).toBe(whole);
  const zipped = await supertest(host.url)
    .get("/")
    .set("Accept-Encoding", "gzip")
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(Buffer.from(chunk)));
      response.on("end", () => done(null, Buffer.concat(chunks)));
    });
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  // superagent has inflated what it was sent
  expect((zipped.body[0] === 0x1f ? gunzipSync(zipped.body) : zipped.body).toString()).toBe(whole);
});

test("a stream that breaks cuts the connection and is logged", async () => {
  async function* broken() {
    yield "some";
    throw new Error("upstream broke");
  }
  const error = jest.fn();
  let requestId = "";
  const facade: Facade = async (request) => {
    ({ requestId } = arrive(request));
    return reply(broken());
  };
  const host = await start(facade, { log: { ...silentLog, error } });
  await expect(supertest(host.url).get("/")).rejects.toThrow(/aborted|hang up/);
  const line = { requestId, facade: "test", err: new Error("upstream broke") };
  expect(error).toHaveBeenCalledWith(line, expect.any(String));
});

test("a slow reader holds the stream back, and leaving stops it", async () => {
  let sent = 0;
  let stopped: () => void = () => {};
  const over = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  async function* endless() {
    try {
      for (;;) {
        sent += 1;
        yield "x".repeat(65_536);
      }
    } finally {
      stopped();
    }
  }
  const signals: AbortSignal[] = [];
  const host = await start(async ({ signal }) => {
    signals.push(signal);
    return reply(endless());
  });
  const socket = connect(host.address.port, host.address.host);
  socket.on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  socket.pause();
  let before = -1;
  while (sent === 0 || sent !== before) {
    before = sent;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  expect(sent).toBeLessThan(1000);
  socket.destroy();
  await over;
  expect(signals[0]?.aborted).toBe(true);
});

describe("a client that reads", () => {
  const patient = { ...limits, sendTimeoutMs: 300 };
  const CHUNK = "x".repeat(65_536);
  async function* chunks(count: number, pauseMs = 0) {
    for (let n = 0; n < count; n++) {
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      yield CHUNK;
    }
  }
  /** Asks, and tells of the connection's end. */
  function ask(host: Host): { socket: Socket; received: () => number; ended: Promise<void> } {
    const socket = connect(host.address.port, host.address.host);
    let received = 0;
    socket.on("error", () => {}).on("data", (chunk) => (received += chunk.length));
    socket.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    return { socket, received: () => received, ended: new Promise((resolve) => socket.on("close", () => resolve())) };
  }

  test.each([
    ["a stream", () => chunks(Number.POSITIVE_INFINITY)],
    ["a whole body", () => CHUNK.repeat(400)],
  ])("nothing of %s is cut", async (_, body) => {
    const socket = new Socket().on("error", () => {});
    const asked = new Promise<Host>((resolve) => {
      const starting = start(async () => starting.then(resolve).then(() => reply(body())), { limits: patient });
      void starting.then(({ address }) => socket.connect(address.port, address.host).write("GET / HTTP/1.0\r\n\r\n"));
    });
    await (await asked).drain(60_000); // ends when the connection does
    hosts.length = 0;
    socket.destroy();
  });

  test("slowly gets all of it", async () => {
    const host = await start(async () => reply(chunks(400)), { limits: patient });
    const { socket, received, ended } = ask(host);
    const begun = performance.now();
    socket.on("data", () => {
      socket.pause();
      setTimeout(() => socket.resume(), 2);
    });
    await ended;
    expect(received()).toBeGreaterThan(400 * CHUNK.length);
    expect(performance.now() - begun).toBeGreaterThan(patient.sendTimeoutMs);
  });

  test("waits for a stream that pauses", async () => {
    const host = await start(async () => reply(chunks(2, 400)), { limits: patient });
    const { received, ended } = ask(host);
    await ended;
    expect(received()).toBeGreaterThan(2 * CHUNK.length);
  });

  test("waits for an answer that is long in coming, on a connection that was used before", async () => {
    const slow: Facade = async ({ target }) => {
      if (target === "/slow") await new Promise((resolve) => setTimeout(resolve, 400));
      return reply(`<${target}>`);
    };
    const answer = await raw(await start(slow, { limits: patient }), (socket) => {
      socket.write("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n");
      socket.once("data", () => socket.write("GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    });
    expect(answer).toMatch(/<\/quick>.*<\/slow>$/s);
  });
});

test("draining finishes what is in flight, closes idle connections and accepts no more", async () => {
  let release: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let arrived: () => void = () => {};
  const inFlight = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const host = await start(async ({ target }) => {
    if (target === "/slow") {
      arrived();
      await gate;
    }
    return reply("done");
  });
  const idle = raw(host, (socket) => socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
  const slow = raw(host, (socket) => socket.write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"));
  await inFlight;
  const drained = host.drain(5000);
  await expect(supertest(host.url).get("/")).rejects.toThrow("ECONNREFUSED");
  expect(await idle).toMatch(/done$/);
  release();
  expect(await slow).toMatch(/Connection: close.*done$/s);
  await drained;
  hosts.length = 0;
});

test.each([false, true])("draining leaves a client the time to read what was answered (gzip: %s)", async (gzip) => {
  const body = randomBytes(10_000_000).toString("base64");
  const host = await start(async () => reply(body), { gzip });
  const socket = connect(host.address.port, host.address.host);
  socket.write(`GET / HTTP/1.1\r\nHost: x\r\n${gzip ? "Accept-Encoding: gzip\r\n" : ""}\r\n`);
  let received = 0;
  let drained = Promise.resolve();
  for await (const chunk of socket) {
    if (received === 0) drained = host.drain(60_000);
    if (received < 1_000_000) await new Promise((resolve) => setTimeout(resolve, 5));
    received += chunk.length;
  }
  expect(received).toBeGreaterThan(gzip ? 10_000_000 : body.length);
  await drained;
  hosts.length = 0;
});

test("draining cuts what does not finish before the deadline", async () => {
  const host = await start(() => new Promise(() => {}));
  const cut = raw(host, (socket) => socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  await host.drain(50);
  expect(await cut).toBe("");
  hosts.length = 0;
});

test("an address in use is an error, not a crash", async () => {
  const host = await start(echo);
  await expect(start(echo, { address: host.address })).rejects.toThrow("EADDRINUSE");
});
