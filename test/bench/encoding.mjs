import { once } from "node:events";
import { createRequire } from "node:module";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { machine } from "./machines.mjs";
import { start } from "./processes.mjs";
import { median } from "./stats.mjs";

/** Measures in a process of its own, on the core that the gateway has otherwise. */
export async function measureEncoding() {
  const child = start(0, process.execPath, [fileURLToPath(import.meta.url), "measure"]);
  const chunks = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  await once(child, "close");
  return JSON.parse(Buffer.concat(chunks).toString());
}

async function measure(count) {
  const require = createRequire(import.meta.url);
  const { defaults, schema } = require("@stackgate/gateway");
  const internal = (path) => require(`../../packages/ec2/dist/${path}`);
  const { reserved, reservations } = internal("map/instances/reservations");
  const { service } = internal("services").addressedByDefault;
  const context = { ids: internal("map/ids").idsOf("long"), owner: "123456789012", config: defaults(schema.ec2) };
  const place = { id: "692662e2-cecb-4b39-9135-32fca639c4a4", name: "basic-1", displaytext: "basic-1" };
  const view = { offerings: [place], groups: [], volumes: new Map() };
  const places = { zone: place, offering: place, template: place, network: place };
  const machines = Array.from({ length: count }, (_, index) => machine(index, places));
  const map = () => reservations(machines.map((each) => reserved(each, view, context)));
  const encode = async (Reservations) => {
    let bytes = 0;
    const envelope = service.documents.answer("DescribeInstances", service.model.version, "request");
    for await (const chunk of service.encode("DescribeInstances", { Reservations }, envelope)) bytes += chunk.length;
    return bytes;
  };
  for (let run = 0; run < 10_000 / count + 3; run += 1) await encode(map());

  const resolution = 1;
  const loop = monitorEventLoopDelay({ resolution });
  const [mapping, encoding, stalls] = [[], [], []];
  for (let run = 0; run < 10; run += 1) {
    let begun = performance.now();
    const mapped = map();
    mapping.push(performance.now() - begun);
    await sleep(20);
    loop.enable();
    await sleep(20);
    loop.reset();
    begun = performance.now();
    await encode(mapped);
    encoding.push(performance.now() - begun);
    await sleep(5);
    stalls.push(loop.max / 1e6 - resolution);
    loop.disable();
  }
  return {
    instances: count.toLocaleString("en-US"),
    "encoding ms": median(encoding),
    "longest stall ms": Math.max(...stalls),
    "mapping ms": median(mapping),
    "document MB": (await encode(map())) / 1e6,
  };
}

if (process.argv[2] === "measure") console.log(JSON.stringify([await measure(1_000), await measure(10_000)]));
