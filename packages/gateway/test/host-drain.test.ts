import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import supertest from "supertest";
import { hosts, raw, reply, start } from "./support/host";

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
