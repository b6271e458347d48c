import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { freePorts } from "./support/console";

/** The built program, as `npm start` runs it (`npm test` builds first). */
const program = join(__dirname, "../bin/stackgate.js");
let child: ChildProcess;
let output = "";
let logged = "";

beforeAll(async () => {
  child = spawn(process.execPath, [program, "serve"], { env: { ...process.env, ...freePorts } });
  child.stderr?.on("data", (chunk) => {
    logged += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (chunk) => {
      output += chunk;
      if (output.includes("\n\nWith gcloud:")) resolve();
    });
    child.once("exit", (status) => reject(new Error(`ended with ${status}: ${logged}`)));
  });
}, 20_000);
afterAll(() => child.kill("SIGKILL"));

const url = (name: string) => new RegExp(`^  ${name} +(http://[\\d.:]+)`, "m").exec(output)?.[1] ?? "";

test("prints endpoints, credentials and commands", () => {
  for (const name of ["Amazon EC2", "Compute Engine", "Management", "CloudStack"])
    expect(url(name)).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  for (const user of ["demo", "other", "admin"]) expect(output).toContain(`${user}-api-key  ${user}-secret-key`);
  expect(output).toContain(`--endpoint-url ${url("Amazon EC2")} ec2`);
});

test("logs each request once, and no secret that a client sent", async () => {
  const canary = "c4n4ry-s3cret";
  const query = `Action=DescribeRegions&Version=2016-11-15&AWSAccessKeyId=demo-api-key&Signature=${canary}&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00:00:00Z&UserData=${canary}`;
  const reply = await fetch(`${url("Amazon EC2")}/?${query}`, { headers: { Authorization: `Bearer ${canary}` } });
  const [, requestId = "none"] = /<RequestID>(.*)<\/RequestID>/.exec(await reply.text()) ?? [];
  const lines = () => logged.split("\n").filter((line) => line.includes(requestId));
  while (lines().length === 0) await once(child.stderr ?? child, "data");
  expect(lines()).toHaveLength(1);
  expect(JSON.parse(lines()[0] ?? "")).toMatchObject({ facade: "ec2", status: reply.status, upstreamCalls: 0 });
  expect(logged).not.toContain(canary);
});

test("SIGTERM finishes the request in flight and ends with status 0", async () => {
  const ended = once(child, "exit");
  const { port, hostname } = new URL(url("Amazon EC2"));
  const socket = connect(Number(port), hostname);
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk;
  });
  // Two requests: the answer to the first proves that the second is being read.
  socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await once(socket, "data");
  socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\nAct");
  await new Promise((resolve) => setTimeout(resolve, 50));
  answer = "";
  child.kill("SIGTERM");
  await expect(untilRefused(Number(port), hostname)).resolves.toBeUndefined();
  socket.write("ion=x");
  await once(socket, "end");
  socket.destroy();
  expect(answer).toMatch(/^HTTP\/1.1 4\d\d .*Connection: close.*<Response>/s);
  expect(await ended).toEqual([0, null]);
});

test("goes on when nobody reads the log any more", async () => {
  const other = spawn(process.execPath, [program, "serve"], { env: { ...process.env, ...freePorts } });
  let printed = "";
  for await (const chunk of other.stdout) {
    printed += chunk;
    if (printed.includes("\n\nWith gcloud:")) break; // which also closes it
  }
  other.stderr.destroy();
  const [, ec2 = ""] = /Amazon EC2 +(\S+)/.exec(printed) ?? [];
  for (let n = 0; n < 3; n += 1) expect((await fetch(ec2)).status).toBe(403);
  const ended = once(other, "exit");
  other.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
}, 20_000);

async function untilRefused(port: number, host: string): Promise<void> {
  for (;;) {
    const probe = connect(port, host);
    const refused = await new Promise<boolean>((resolve) => {
      probe.once("connect", () => resolve(false)).once("error", () => resolve(true));
    });
    probe.destroy();
    if (refused) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
