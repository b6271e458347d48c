import { once } from "node:events";
import { createRequire } from "node:module";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { machine } from "./machines.mjs";
import { start } from "./processes.mjs";
import { ec2Request } from "./requests.mjs";
import { median } from "./stats.mjs";

const require = createRequire(import.meta.url);

/** Measures in a process of its own, on the core that the gateway has otherwise. */
export async function measureEncoding() {
  const child = start(0, process.execPath, [fileURLToPath(import.meta.url), "measure"]);
  const chunks = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  await once(child, "close");
  return JSON.parse(Buffer.concat(chunks).toString());
}

const demo = {
  apiKey: "demo-api-key",
  secretKey: "demo-secret-key",
  userId: "cc3a9b4e-0000-4000-8000-000000000001",
  user: "demo",
  accountId: "cc3a9b4e-0000-4000-8000-000000000002",
  account: "demo",
  domainId: "cc3a9b4e-0000-4000-8000-000000000003",
  domain: "ROOT",
};

/** The EC2 facade on machines in memory: everything that a request costs but HTTP. */
function facadeOver(machines) {
  const { createCloudEndpoint } = require("@stackgate/cloudstack");
  const { createEc2 } = require("@stackgate/ec2");
  const { createMetrics, createSealer, defaults, schema, silentLog } = require("@stackgate/gateway");
  const transport = async ({ query }) => {
    const parameters = new URLSearchParams(query);
    const size = Number(parameters.get("pagesize"));
    const begin = (Number(parameters.get("page")) - 1) * size;
    const listed = parameters.get("command") === "listVirtualMachines" ? machines : [];
    const envelope = { count: listed.length, virtualmachine: listed.slice(begin, begin + size) };
    return { status: 200, contentType: "application/json", body: JSON.stringify({ response: envelope }) };
  };
  return createEc2({
    cloud: createCloudEndpoint({ transport }),
    credentials: { find: async () => demo },
    sealer: createSealer(["a secret of the benchmark alone: 32"]),
    config: defaults(schema.ec2),
    now: Date.now,
    log: silentLog,
    metrics: createMetrics(),
  });
}

/** What DescribeInstances gives to the encoder, all of it in memory. */
async function describedBy(facade, service) {
  const { encode } = service;
  let described;
  service.encode = (operation, output, envelope) => {
    described = output;
    return encode(operation, {}, envelope);
  };
  const { headers, body } = ec2Request("http://127.0.0.1", { Action: "DescribeInstances" });
  const sent = { ...headers, "content-length": String(body.length) };
  const signal = new AbortController().signal;
  const request = { method: "POST", target: "/", headers: sent, body: Buffer.from(body), remoteAddress: "", signal };
  const { status, body: answer } = await facade({ ...request, secure: false });
  service.encode = encode;
  if (status !== 200) throw new Error(answer);
  const Reservations = [];
  for await (const batch of described.Reservations) Reservations.push(...batch);
  return { Reservations };
}

async function measure(count) {
  const { service } = require("../../packages/ec2/dist/services").addressedByDefault;
  const place = { id: "692662e2-cecb-4b39-9135-32fca639c4a4", name: "basic-1", displaytext: "basic-1" };
  const places = { zone: place, offering: place, template: place, network: place };
  const machines = Array.from({ length: count }, (_, index) => machine(index, places));
  const described = await describedBy(facadeOver(machines), service);
  const encode = async () => {
    let bytes = 0;
    const envelope = service.documents.answer("DescribeInstances", service.model.version, "request");
    for await (const chunk of service.encode("DescribeInstances", described, envelope)) bytes += chunk.length;
    return bytes;
  };
  for (let run = 0; run < 100_000 / count; run += 1) await encode();

  const resolution = 1;
  const loop = monitorEventLoopDelay({ resolution });
  const [times, stalls] = [[], []];
  for (let run = 0; run < 20; run += 1) {
    loop.enable();
    await sleep(20);
    loop.reset();
    const begun = performance.now();
    await encode();
    times.push(performance.now() - begun);
    await sleep(5);
    stalls.push(loop.max / 1e6 - resolution);
    loop.disable();
  }
  return {
    instances: count.toLocaleString("en-US"),
    "encoding p50 ms": median(times),
    "longest stall p50 ms": median(stalls),
    "longest stall of all ms": Math.max(...stalls),
    "document MB": (await encode()) / 1e6,
  };
}

if (process.argv[2] === "measure") console.log(JSON.stringify([await measure(1_000), await measure(10_000)]));
