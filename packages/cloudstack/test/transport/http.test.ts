import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createHttpTransport, type HttpTransport } from "@stackgate/cloudstack";

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let server: Server;
let handler: Handler;
let transport: HttpTransport;
let connections: Set<Socket>;
let endpoint: string;

beforeEach(async () => {
  connections = new Set();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => handler(request, response, Buffer.concat(chunks).toString()));
  });
  server.on("connection", (socket) => connections.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/client/api`;
  transport = createHttpTransport({ endpoint, maxReplyBytes: 1_000 });
});

afterEach(async () => {
  transport.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const get = (query: string, timeoutMs = 2_000) => transport({ method: "GET", query, timeoutMs });
const json = { "Content-Type": "application/json;charset=utf-8" };

test("GET carries the query in the URL, byte for byte; POST as a form", async () => {
  const seen: unknown[] = [];
  handler = (request, response, body) => {
    seen.push([request.method, request.url, request.headers["content-type"], body]);
    response.writeHead(200, json).end("{}");
  };
  const query = "keyword=a%20b%2Bc*%7E%C3%A9%2F%5Bx%5D%27&tags%5B0%5D.key=k";
  await get(query);
  await transport({ method: "POST", query, timeoutMs: 2_000 });
  expect(seen).toEqual([
    ["GET", `/client/api?${query}`, undefined, ""],
    ["POST", "/client/api", "application/x-www-form-urlencoded", query],
  ]);
});

test.each([200, 401, 431, 530])("status %d is a reply, not an error", async (status) => {
  handler = (_, response) => response.writeHead(status, json).end('{"a":{"b":"é"}}');
  expect(await get("a=1")).toEqual({ status, contentType: json["Content-Type"], body: '{"a":{"b":"é"}}' });
});

test("connections are kept", async () => {
  handler = (_, response) => response.writeHead(200, json).end("{}");
  for (let call = 0; call < 5; call += 1) await get("a=1");
  expect(connections.size).toBe(1);
});

describe("idle connections", () => {
  beforeEach(() => {
    transport.close();
    transport = createHttpTransport({ endpoint, idleMs: 40 });
  });

  test("are closed by us before the server does it", async () => {
    handler = (_, response) => response.writeHead(200, json).end("{}");
    await get("a=1");
    await sleep(120);
    await get("a=1");
    expect(connections.size).toBe(2);
  });

  test("an answer that takes longer than that is waited for all the same", async () => {
    handler = (_, response) => void setTimeout(() => response.writeHead(200, json).end("{}"), 150);
    expect((await get("a=1")).status).toBe(200);
  });
});

test("a redirect is not followed: the query would travel to wherever it points", async () => {
  let calls = 0;
  handler = (_, response) => {
    calls += 1;
    response.writeHead(302, { Location: `${endpoint}?elsewhere` }).end();
  };
  expect((await get("a=1")).status).toBe(302);
  expect(calls).toBe(1);
});

test("the environment's proxy is not used", async () => {
  process.env.HTTP_PROXY = "http://127.0.0.1:1";
  handler = (_, response) => response.writeHead(200, json).end("{}");
  try {
    expect((await get("a=1")).status).toBe(200);
  } finally {
    delete process.env.HTTP_PROXY;
  }
});

describe("what can go wrong", () => {
  test("silence", async () => {
    handler = () => undefined;
    await expect(get("a=1", 50)).rejects.toMatchObject({ kind: "timeout" });
  });

  test("an answer that drips without end", async () => {
    handler = (_, response) => {
      response.writeHead(200, json);
      const drip = setInterval(() => response.write(" "), 10);
      response.on("close", () => clearInterval(drip));
    };
    await expect(get("a=1", 100)).rejects.toMatchObject({ kind: "timeout" });
  });

  test("a connection closed before the answer", async () => {
    handler = (request) => request.socket.destroy();
    await expect(get("a=1")).rejects.toMatchObject({ kind: "reset", reusedConnection: false });
  });

  test("a kept connection closed before the answer is told apart: a read may be sent again", async () => {
    handler = (_, response) => response.writeHead(200, json).end("{}");
    await get("a=1");
    handler = (request) => request.socket.destroy();
    await expect(get("a=1")).rejects.toMatchObject({ kind: "reset", reusedConnection: true });
  });

  test("an answer cut short", async () => {
    handler = (request, response) => {
      response.writeHead(200, { ...json, "Content-Length": "100" });
      response.write('{"a":', () => request.socket.destroy());
    };
    await expect(get("a=1")).rejects.toMatchObject({ kind: "truncated" });
  });

  test("too large an answer", async () => {
    handler = (_, response) => response.writeHead(200, json).end("x".repeat(2_000));
    await expect(get("a=1")).rejects.toMatchObject({ kind: "too-large" });
  });

  // The request had arrived: a mutation may have happened, whatever came back.
  test.each([
    ["another protocol", "SSH-2.0-OpenSSH\r\n\r\n"],
    ["no status", "HTTP/1.1 abc OK\r\n\r\n"],
    ["no version", "HTTP/9.1 200 OK\r\n\r\n"],
    ["no length", "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}"],
    ["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n"],
    ["no chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
    ["no gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"],
    ["no end of headers", `HTTP/1.1 200 OK\r\nX: ${"x".repeat(20_000)}\r\n\r\n`],
  ])("an answer of %s", async (_, bytes) => {
    handler = (request) => request.socket.end(bytes);
    await expect(get("a=1")).rejects.toMatchObject({ kind: "malformed", nothingSent: false });
  });

  test.each([
    ["address", "127.0.0.1:1", "ECONNREFUSED"],
    ["name", "nobody.invalid", "ENOTFOUND"],
  ])("nobody at the %s: nothing was sent, and why is told", async (_, host, code) => {
    const nobody = createHttpTransport({ endpoint: `http://${host}/client/api` });
    const failure = nobody({ method: "GET", query: "a=1", timeoutMs: 2_000 });
    await expect(failure).rejects.toMatchObject({ kind: "unreachable", nothingSent: true, code });
    await expect(failure).rejects.toThrow(code);
  });

  test("errors carry neither URL nor key", async () => {
    handler = (request) => request.socket.destroy();
    const error: unknown = await get("apikey=K3Y&signature=S1G").catch((reason) => reason);
    const told = `${String(error)} ${JSON.stringify(error)} ${error instanceof Error ? `${error.stack}${error.cause}` : ""}`;
    expect(told).not.toMatch(/K3Y|S1G/);
  });
});
