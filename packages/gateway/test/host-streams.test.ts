import { connect, Socket } from "node:net";
import { gunzipSync } from "node:zlib";
import { arrive, type Facade, type Host, silentLog } from "@stackgate/gateway";
import supertest from "supertest";
import { hosts, limits, raw, reply, start } from "./support/host";

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
