import {
  createHealth,
  createManagement,
  createMetrics,
  type HttpRequest,
  type Log,
  silentLog,
} from "@stackgate/gateway";
import { fakeCloud, user } from "./support/fake-cloud";

const cloud = fakeCloud([user("admin", "admin", "admin-key")]);
let now = 0;
const health = (apiKey: string, admin: boolean, log: Log = silentLog) =>
  createHealth({
    cloud: cloud.endpoint.as({ apiKey, secretKey: `secret-of-${apiKey}` }),
    admin,
    healthMs: 5000,
    log,
    now: () => now,
  });
const request = (target: string, method = "GET"): HttpRequest => ({
  method,
  target,
  headers: {},
  body: Buffer.alloc(0),
  remoteAddress: "",
  secure: false,
  signal: new AbortController().signal,
});

beforeEach(() => {
  cloud.calls.length = 0;
  cloud.reachable = true;
});

test("ready while CloudStack answers, asked once for a while", async () => {
  const facade = createManagement(health("admin-key", true), createMetrics());
  expect(await facade(request("/healthz"))).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  cloud.reachable = false;
  expect((await facade(request("/healthz?verbose"))).status).toBe(200);
  expect(cloud.calls).toEqual(["listZones as admin-key"]);
  now += 5000;
  const down = await facade(request("/healthz"));
  expect(down.status).toBe(503);
  expect(down.body).toContain("CloudStack does not answer");
  expect((await facade(request("/livez"))).status).toBe(200);
});

test("each change is told once, with its reason", async () => {
  const [info, warn] = [jest.fn(), jest.fn()];
  const check = health("admin-key", true, { ...silentLog, info, warn });
  for (const reachable of [true, true, false, false, true]) {
    cloud.reachable = reachable;
    now += 5000;
    await check.check();
  }
  expect(info.mock.calls).toEqual([
    [{ health: "ok" }, "CloudStack answers."],
    [{ health: "ok" }, "CloudStack answers."],
  ]);
  expect(warn.mock.calls).toEqual([[{ health: "unreachable", reason: "no answer" }, "CloudStack does not answer."]]);
});

test("a refused admin key is not ready; without one any answer will do", async () => {
  expect(await health("wrong", true).check()).toBe("refused");
  expect(await health("nobody", false).check()).toBe("ok");
});

test("a stopping gateway is not ready", async () => {
  const stopping = health("admin-key", true);
  stopping.stop();
  expect(await stopping.check()).toBe("stopping");
});

test("metrics tell requests, CloudStack calls and what is in flight", async () => {
  const metrics = createMetrics({ process: true });
  metrics.request("ec2", "RunInstances", 200, 12);
  metrics.upstream("deployVirtualMachine", 200, 8);
  metrics.inFlight("ec2", 1);
  const { headers, body } = await createManagement(health("admin-key", true), metrics)(request("/metrics"));
  expect(headers["Content-Type"]).toMatch(/^text\/plain; version=/);
  expect(body).toContain('stackgate_requests_total{facade="ec2",action="RunInstances",status="200"} 1');
  expect(body).toContain('stackgate_request_seconds_sum{facade="ec2",action="RunInstances"} 0.012');
  expect(body).toContain('stackgate_cloudstack_call_seconds_count{command="deployVirtualMachine",status="200"} 1');
  expect(body).toContain('stackgate_requests_in_flight{facade="ec2"} 1');
  expect(body).toContain("process_resident_memory_bytes");
});

test("anything else is named and refused", async () => {
  const facade = createManagement(health("admin-key", true), createMetrics());
  expect((await facade(request("/"))).status).toBe(404);
  expect((await facade(request("/constructor"))).status).toBe(404);
  expect(await facade(request("/metrics", "POST"))).toMatchObject({ status: 405, headers: { Allow: "GET, HEAD" } });
});
