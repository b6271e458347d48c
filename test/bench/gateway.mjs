import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { sendWell } from "./load.mjs";
import { answering, freePort, start, usage } from "./processes.mjs";
import { accessToken, demo, gceRequest } from "./requests.mjs";

const { createCloudEndpoint, createHttpTransport } = createRequire(import.meta.url)("@stackgate/cloudstack");
const fromRoot = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const program = fromRoot("packages/cli/bin/stackgate.js");
/** With the names of machine types and images that the requests use. */
const command = ["serve", "--config", fromRoot("configs/embedded.yaml")];

/** Starts both gateways in front of that CloudStack, in one process on core 0, as an operator would. */
export async function startGateway(upstream) {
  const [ec2Port, gcePort, managementPort] = [await freePort(), await freePort(), await freePort()];
  const child = start(0, program, command, {
    env: {
      PATH: process.env.PATH,
      STACKGATE_CLOUDSTACK_ENDPOINT: upstream,
      STACKGATE_ADMIN_API_KEY: "admin-api-key",
      STACKGATE_ADMIN_SECRET_KEY: "admin-secret-key",
      STACKGATE_EC2_LISTEN: `127.0.0.1:${ec2Port}`,
      STACKGATE_GCE_LISTEN: `127.0.0.1:${gcePort}`,
      STACKGATE_MANAGEMENT_LISTEN: `127.0.0.1:${managementPort}`,
      STACKGATE_LOG_LEVEL: "warn",
    },
  });
  const [ec2, gce, management] = [ec2Port, gcePort, managementPort].map((port) => `http://127.0.0.1:${port}`);
  await answering(`${management}/healthz`, child);
  const token = await accessToken(gce);
  const cloud = createCloudEndpoint({ transport: createHttpTransport({ endpoint: upstream }) }).as(demo);
  const [template] = await cloud.list("listTemplates", { templatefilter: "executable" });
  return {
    child,
    ec2,
    gce,
    token,
    image: template.id,
    zone: await firstOf(/"name":\s*"([^"]+)"/, gceRequest(gce, token, "zones?filter=name%20eq%20basic.*")),
    usage: () => usage(child.pid),
    metrics: () => metrics(management),
  };
}

const firstOf = async (pattern, request) => pattern.exec((await sendWell(request)).text)?.[1];

/** How often the event loop's lag is sampled; part of every sample (prom-client's default metrics). */
const samplingMs = 10;

/** What the gateway says of itself: the longest stall since this was last asked, and the calls upstream so far. */
async function metrics(management) {
  const text = await (await fetch(`${management}/metrics`)).text();
  const lagSeconds = Number(/^nodejs_eventloop_lag_max_seconds\s+(\S+)/m.exec(text)?.[1]);
  const counts = text.matchAll(/^stackgate_cloudstack_call_seconds_count\{.*\}\s+(\d+)/gm);
  return {
    stallMs: Math.max(0, lagSeconds * 1_000 - samplingMs),
    upstreamCalls: [...counts].reduce((sum, [, count]) => sum + Number(count), 0),
  };
}
