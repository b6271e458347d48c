/**
 * A CloudStack of fixed latency, a process of its own: `node upstream.mjs PORT LATENCY_MS`. Machines and their volumes
 * are made in advance and answered without any work; everything else is the embedded CloudStack. POST /machines/N sets
 * how many machines there are.
 */

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { machine, volume, withDetails } from "./machines.mjs";
import { demo } from "./requests.mjs";

const require = createRequire(import.meta.url);
const { createCloudEndpoint } = require("@stackgate/cloudstack");
const { createSimulator } = require("@stackgate/simulator");

const [port, latencyMs] = process.argv.slice(2).map(Number);
const simulator = createSimulator({ vmStart: 0, vmStop: 0, quickJob: 0, storageJob: 0 });
const cloud = createCloudEndpoint({ transport: simulator.transport }).as(demo);
const [[zone], [offering], [template], networks] = await Promise.all([
  cloud.list("listZones"),
  cloud.list("listServiceOfferings"),
  cloud.list("listTemplates", { templatefilter: "executable" }),
  cloud.list("listNetworks"),
]);
const network = networks.find(({ zoneid }) => zoneid === zone.id) ?? networks[0];

const made = {
  listVirtualMachines: {
    key: "virtualmachine",
    make: (index, details) => withDetails(machine(index, { zone, offering, template, network }), details),
  },
  listVolumes: { key: "volume", make: (index) => volume(index, { zone, offering, template }) },
};
const pages = new Map();
let machines = 20;

/** A page as CloudStack writes it, made once. Without paging all of it comes (a real one stops at 500). */
function pageOf(command, page, size, details) {
  const name = `${machines} ${command} ${page} ${size} ${details}`;
  const begin = (page - 1) * size;
  const count = Math.max(0, Math.min(size, machines - begin));
  if (!pages.has(name)) {
    const { key, make } = made[command];
    const items = Array.from({ length: count }, (_, index) => make(begin + index, details));
    pages.set(name, JSON.stringify({ [`${command.toLowerCase()}response`]: { count: machines, [key]: items } }));
  }
  return pages.get(name);
}

/** Lists of one's own machines and of their root volumes; for an id, a tag or other volumes the embedded CloudStack looks. */
const narrowing = /^(id|ids|name|keyword|state|tags\[.*|virtualmachineid)$/;

async function answer(method, query) {
  const parameters = new URLSearchParams(query);
  const command = parameters.get("command");
  const narrowed = [...parameters.keys()].some((name) => narrowing.test(name));
  if (!(command in made) || narrowed || parameters.get("type") === "DATADISK")
    return simulator.handle(method === "GET" ? { method, query } : { method, body: query });
  const size = Number(parameters.get("pagesize") ?? machines);
  const body = pageOf(command, Number(parameters.get("page") ?? 1), size, parameters.get("details"));
  return { status: 200, contentType: "application/json;charset=utf-8", body };
}

createServer(async (request, response) => {
  const [path, query] = request.url.split(/\?(.*)/s);
  let sent = "";
  for await (const chunk of request.setEncoding("utf8")) sent += chunk;
  if (path.startsWith("/machines/")) {
    machines = Number(path.slice("/machines/".length));
    return response.end();
  }
  const due = performance.now() + latencyMs;
  const reply = await answer(request.method, query ?? sent);
  const early = due - performance.now();
  if (early > 0) await sleep(early);
  // Head and body in one write: two small ones on a kept connection cost 40 ms of delayed acknowledgement.
  const headers = { "Content-Type": reply.contentType, "Content-Length": Buffer.byteLength(reply.body) };
  response.writeHead(reply.status, headers).end(reply.body);
}).listen(port, "127.0.0.1");
