import { createCloudEndpoint } from "@stackgate/cloudstack";
import {
  access,
  admit,
  arrive,
  asCaller,
  type Caller,
  createLog,
  createMetrics,
  type HttpRequest,
  pipeline,
} from "@stackgate/gateway";

const caller: Caller = {
  apiKey: "k",
  secretKey: "s",
  userId: "u",
  user: "alice",
  accountId: "a",
  account: "tenant-a",
  domainId: "d",
  domain: "ROOT",
};
const request: HttpRequest = {
  method: "GET",
  target: "/",
  headers: {},
  body: Buffer.alloc(0),
  remoteAddress: "192.0.2.7",
  secure: false,
  signal: new AbortController().signal,
};

let jobs = 0;
const endpoint = createCloudEndpoint({
  transport: async ({ query }) => ({
    status: 200,
    contentType: "application/json",
    body: JSON.stringify({ answer: query.includes("command=startVirtualMachine") ? { jobid: `job-${++jobs}` } : {} }),
  }),
});
const metrics = createMetrics();
let lines: string[];
beforeEach(() => {
  lines = [];
  jobs = 0;
});

/** One request that starts machines and, perhaps, fails then. */
const serve = (failure?: Error, status = 200) =>
  pipeline(arrive)
    .step("admit", admit)
    .step("authenticate", () => ({ caller }))
    .step("as caller", asCaller(endpoint, metrics))
    .step("action", () => ({ action: "StartInstances" }))
    .step("run", async ({ cloud }) => {
      await cloud.page("listZones");
      await cloud.start("startVirtualMachine", { id: "1" });
      await cloud.start("startVirtualMachine", { id: "2" });
      if (failure) throw failure;
      return { reply: { status, headers: {}, body: "" } };
    })
    .facade({
      onError: () => ({ status, headers: {}, body: "" }),
      finally: access("ec2", createLog({ destination: { write: (line) => void lines.push(line) } }), metrics),
    });

test("one line a request: who, from where, what, how it ended, and every job that it started", async () => {
  await serve()(request);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      level: 30,
      time: expect.any(String),
      requestId: expect.stringMatching(/^[-0-9a-f]{36}$/),
      facade: "ec2",
      remoteAddress: "192.0.2.7",
      action: "StartInstances",
      account: "tenant-a",
      domain: "ROOT",
      status: 200,
      ms: expect.any(Number),
      upstreamCalls: 3,
      jobIds: ["job-1", "job-2"],
      msg: "request",
    },
  ]);
});

test("a refusal has its reason, shortened; a failure has its cause and where it struck", async () => {
  await serve(new Error("no ".repeat(1_000)), 400)(request);
  await serve(new Error("broken"), 500)(request);
  const [refused, failed] = lines.map((line) => JSON.parse(line));
  expect(refused).toMatchObject({ level: 30, step: "run", reason: "no ".repeat(1_000).slice(0, 500) });
  expect(refused).not.toHaveProperty("err");
  expect(failed).toMatchObject({ level: 50, step: "run", err: { message: "broken" }, msg: "request failed" });
  expect(failed.jobIds).toEqual(["job-3", "job-4"]);
});

test("metrics count by facade, action and status, and the calls upstream", async () => {
  await serve(new Error("away"), 503)(request);
  const { body } = await metrics.text();
  expect(body).toContain('stackgate_requests_total{facade="ec2",action="StartInstances",status="503"} 1');
  expect(body).toMatch(
    /stackgate_cloudstack_call_seconds_count\{command="startVirtualMachine",status="200"\} \d*[1-9]/,
  );
});
