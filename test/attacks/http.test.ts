import { gzipSync } from "node:zlib";
import { type Hosts, startHosts, talk } from "./support/gateway-hosts";
import { gceRequest, tokenOf } from "./support/gce";

// Busy machines are slow; a hang is longer still.
jest.setTimeout(60_000);

let hosts: Hosts;
let bearer: string;
beforeAll(async () => {
  hosts = await startHosts({ headersTimeoutMs: 300, requestTimeoutMs: 700 });
  bearer = `Authorization: Bearer ${await tokenOf(hosts.target)}\r\n`;
});
afterAll(() => hosts.stop());

const CLOSE = "Connection: close\r\n";
const head = (line: string, headers = "") => `${line} HTTP/1.1\r\nHost: a.test\r\n${headers}${CLOSE}\r\n`;

/** Bytes that are refused whatever the protocol, and with which statuses. */
/** Refused by the protocol, for there is no such thing there or no credentials. */
const REFUSED = [400, 401, 403, 404];
const HOSTILE: readonly (readonly [string, string | Buffer, readonly number[]])[] = [
  ["no HTTP", "hello\r\n\r\n", [400]],
  ["a TLS hello", Buffer.from("16030100c8010000c40303", "hex"), [400]],
  ["HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [400]],
  ["HTTP/9.9", "GET / HTTP/9.9\r\nHost: a\r\n\r\n", [400]],
  ["a header of 20 kB", head("GET /", `X: ${"x".repeat(20_000)}\r\n`), [431]],
  ["a target of 20 kB", head(`GET /${"x".repeat(20_000)}`), [431]],
  ["1,000 headers", head("GET /", "X-Header-Of-Mine: x\r\n".repeat(1_000)), [431]],
  ["a header without a name", head("GET /", ": x\r\n"), [400]],
  ["a header with a NUL", head("GET /", "X: a\0b\r\n"), [400]],
  ["a folded header", head("GET /", "X: a\r\n b\r\n"), REFUSED],
  ["two lengths", head("POST /", "Content-Length: 1\r\nContent-Length: 2\r\n"), [400]],
  ["a length and chunks", head("POST /", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"), [400]],
  ["a negative length", head("POST /", "Content-Length: -1\r\n"), [400]],
  ["a length in words", head("POST /", "Content-Length: many\r\n"), [400]],
  ["2 MB announced", head("POST /", "Content-Length: 2000000\r\n"), [408, 413]],
  ["2 MB sent", `${head("POST /", "Content-Length: 2000000\r\n")}${"x".repeat(2_000_000)}`, [413]],
  [
    "2 MB in chunks",
    `${head("POST /", "Transfer-Encoding: chunked\r\n")}1e8480\r\n${"x".repeat(2_000_000)}\r\n0\r\n\r\n`,
    [413],
  ],
  ["a chunk of no size", `${head("POST /", "Transfer-Encoding: chunked\r\n")}zz\r\n`, [400]],
  ["gzip", head("POST /", "Content-Encoding: gzip\r\nContent-Length: 0\r\n"), [415]],
  [
    "a gzip bomb",
    Buffer.concat([
      Buffer.from(head("POST /", "Content-Encoding: gzip\r\nContent-Length: 10210\r\n")),
      Buffer.concat([gzipSync(Buffer.alloc(10_000_000)), Buffer.alloc(10_210)]).subarray(0, 10_210),
    ]),
    [415],
  ],
  ["Expect of something else", head("POST /", "Expect: a miracle\r\nContent-Length: 0\r\n"), REFUSED],
  ["an upgrade", head("GET /", "Connection: upgrade\r\nUpgrade: websocket\r\n"), REFUSED],
  ["CONNECT", head("CONNECT a.test:443"), REFUSED],
  ["TRACE", head("TRACE /"), REFUSED],
  ["OPTIONS *", head("OPTIONS *"), REFUSED],
  ["DELETE", head("DELETE /"), REFUSED],
  ["no Host", `GET / HTTP/1.1\r\n${CLOSE}\r\n`, REFUSED],
  ["two Hosts", head("GET /", "Host: b.test\r\n"), REFUSED],
  ["a Host of markup", `GET / HTTP/1.1\r\nHost: "><script>\r\n${CLOSE}\r\n`, REFUSED],
  ["HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", REFUSED],
  ["a whole URL for a target", head("GET http://elsewhere.test/"), REFUSED],
  ["a path that climbs", head("GET /../../etc/passwd"), REFUSED],
  ["a path that climbs in code", head("GET /compute/v1/%2e%2e/%2e%2e/etc"), REFUSED],
  ["a path in Latin 1", Buffer.from(head("GET /compute/v1/projects/d\xe9mo"), "latin1"), REFUSED],
  ["headers that take their time", "GET / HTTP/1.1\r\nHost: a\r\n", [408]],
  ["a body that takes its time", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx", [408]],
  ["chunks without end", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n", [408]],
];

const documents = {
  ec2: /<Response><Errors><Error><Code>\w[\w.]*<\/Code><Message>[^<]+<\/Message><\/Error><\/Errors><RequestID>[-0-9a-f]{36}</,
  gce: /\{"error":\{"code":\d{3},"message":"[^"].*"errors":\[\{/,
};

describe.each(["ec2", "gce"] as const)("%s, sent", (name) => {
  it.each(HOSTILE)("%s, answers with its own error and ends it", async (_, bytes, statuses) => {
    const { text, statuses: got, ended } = await talk(hosts[name], bytes);
    expect([ended, got.length, text.slice(0, 200)]).toEqual([true, 1, expect.any(String)]);
    // Compute Engine has no words for most of them.
    expect(name === "gce" ? [400, ...statuses] : statuses).toContain(got[0]);
    expect(text).toMatch(documents[name]);
    expect(text).not.toContain("<script>");
    const [requestId] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text) ?? [];
    expect(hosts.target.log()).toContain(requestId);
  });

  it("a connection on which nothing is ever said is closed", async () => {
    expect((await talk(hosts[name], () => undefined)).ended).toBe(true);
  });

  it("a request dripped byte by byte is cut", async () => {
    const drip = await talk(hosts[name], (socket) => {
      const timer = setInterval(() => socket.write("X"), 50);
      socket.write("GET / HTTP/1.1\r\nHost: a\r\nX: ");
      socket.on("close", () => clearInterval(timer));
    });
    expect([drip.ended, drip.statuses]).toEqual([true, [name === "gce" ? 400 : 408]]);
  });

  it("100 requests in a row on one connection get 100 answers", async () => {
    const one = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";
    const { statuses } = await talk(hosts[name], one.repeat(99) + head("GET /x"));
    expect(statuses).toHaveLength(100);
    expect(new Set(statuses).size).toBe(1);
  });

  it("garbage behind a request is no request", async () => {
    const { statuses } = await talk(hosts[name], `GET /x HTTP/1.1\r\nHost: a\r\n\r\nGARBAGE\r\n\r\n`);
    expect(statuses.length).toBeLessThanOrEqual(2);
    expect(Math.min(...statuses)).toBeGreaterThanOrEqual(400);
  });

  it("200 connections that say nothing keep nobody out", async () => {
    const idle = Promise.all(Array.from({ length: 200 }, () => talk(hosts[name], "GET / HTTP/1.1\r\n")));
    expect((await talk(hosts[name], head("GET /x"))).statuses).toHaveLength(1);
    expect((await idle).every(({ ended }) => ended)).toBe(true);
  });
});

describe("a batch", () => {
  const part = (request: string) => `--b\r\nContent-Type: application/http\r\n\r\n${request}\r\n`;
  const post = (body: string, type = "multipart/mixed; boundary=b") =>
    talk(
      hosts.gce,
      `${head("POST /batch/compute/v1", `${bearer}Content-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`)}${body}`,
    );
  const list = part("GET /compute/v1/projects/demo/zones\r\n");

  const MIXED = "multipart/mixed; boundary=b";
  it.each<[string, string, string]>([
    ["of 1,001 parts", `${list.repeat(1_001)}--b--`, MIXED],
    ["without an end", list, MIXED],
    ["without a boundary", `${list}--b--`, "multipart/mixed"],
    ["of another type", `${list}--b--`, "application/json"],
    ["whose part is no request", `${part("hello")}--b--`, MIXED],
    ["whose part has a header without a name", `${part("GET / HTTP/1.1\r\n: x\r\n")}--b--`, MIXED],
    ["that is empty", "", MIXED],
  ])("%s is refused", async (_, body, type) => {
    const { statuses, text } = await post(body, type);
    expect([statuses, text]).toEqual([[400], expect.stringMatching(documents.gce)]);
  });

  it("holds no batch, and no other service", async () => {
    const inner = ["POST /batch/compute/v1", "GET http://127.0.0.1:1/healthz", "POST /token", "GET /../../x"];
    const { text, statuses } = await post(`${inner.map((line) => part(`${line}\r\n`)).join("")}--b--`);
    expect(statuses[0]).toBe(200);
    expect(statuses.slice(1)).toHaveLength(inner.length);
    for (const status of statuses.slice(1)) expect([400, 404]).toContain(status);
    expect(text).not.toContain("access_token");
  });

  it("of 2 MB is too large, and says so", async () => {
    expect((await post("x".repeat(2_000_000))).statuses).toEqual([413]);
  });

  it("of 1,000 lists does no more ahead of its reader than a few", async () => {
    const authorization = bearer.slice("Authorization: ".length).trim();
    const type = { authorization, "content-type": MIXED };
    const listed = () => hosts.target.log().split('"action":"zones.list"').length;
    const before = listed();
    const { body } = await hosts.target.gce(
      gceRequest("POST", "/batch/compute/v1", `${list.repeat(1_000)}--b--`, type),
    );
    if (typeof body === "string" || Buffer.isBuffer(body)) throw new Error("a stream was expected");
    for await (const chunk of body) if (chunk.includes("compute#zoneList")) break;
    expect(listed() - before).toBeGreaterThan(0);
    expect(listed() - before).toBeLessThan(20);
  });

  it("inherits no one's rights: a part's own token counts", async () => {
    const request = "GET /compute/v1/projects/demo/zones HTTP/1.1\r\nAuthorization: Bearer forged\r\n";
    expect((await post(`${part(request)}--b--`)).statuses).toEqual([200, 401]);
  });
});

it("both still answer", async () => {
  const answer = await talk(hosts.gce, head("GET /compute/v1/projects/demo/zones", bearer));
  expect(answer.statuses).toEqual([200]);
  expect((await talk(hosts.ec2, head("GET /"))).statuses).toEqual([403]);
});
