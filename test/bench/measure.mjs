import { createRequire } from "node:module";
import { oneByOne, sendWell, settle, sideBySide } from "./load.mjs";
import { demo, setMachines } from "./requests.mjs";
import { percentile } from "./stats.mjs";

const require = createRequire(import.meta.url);
const { sideBySide: bounded, signQuery } = require("@stackgate/cloudstack");

/** Enough for a p99 where one is quick, few where one takes seconds. */
const repeats = (machines) => (machines <= 20 ? 200 : machines <= 1_000 ? 40 : machines <= 10_000 ? 4 : 1);
/** Enough to keep one core busy at the upstream's latency. */
const clientsFor = (machines) => (machines <= 20 ? 64 : 16);
const pageSize = 500;

/** Pages of listVirtualMachines straight from the upstream: the first, then the rest four at a time. */
export async function measureDirect(upstream, { machines }) {
  await setMachines(upstream, machines);
  const page = (number) =>
    sendWell({ url: `${upstream}?${signQuery("listVirtualMachines", { page: number, pagesize: pageSize }, demo)}` });
  const further = Array.from({ length: Math.ceil(machines / pageSize) - 1 }, (_, index) => index + 2);
  const whole = async () => {
    const begun = performance.now();
    await page(1);
    await bounded(further, 4, page);
    return performance.now() - begun;
  };
  await whole();
  const times = [];
  for (let index = 0; index < repeats(machines); index += 1) times.push(await whole());
  return times;
}

/**
 * Runs a scenario, where it is quick, side by side for throughput, and then one by one for latency, CPU, stalls and memory: in
 * that order, since a process that has answered a few requests only still runs most of its code uncompiled.
 */
export async function measureScenario(gateway, upstream, scenario, direct, throughputMs) {
  const { name, machines, heavy, changes } = scenario;
  console.error(`${name}, ${machines} machines`);
  await setMachines(upstream, machines);
  let index = 0;
  const whole = () => scenario.whole(gateway, index++);
  const throughput = heavy || changes ? undefined : await measureThroughput(gateway, scenario, whole, throughputMs);
  const count = changes ?? repeats(machines);
  await oneByOne(whole, changes ? 1 : Math.min(Math.ceil(count / 4), 20));
  await settle();

  const [before, metricsBefore] = [await gateway.usage(), await gateway.metrics()];
  const times = await oneByOne(whole, count);
  const [after, { stallMs, upstreamCalls }] = [await gateway.usage(), await gateway.metrics()];
  const [p50, p99] = [percentile(times, 50), percentile(times, 99)];
  const [direct50, direct99] = [percentile(direct, 50), percentile(direct, 99)];
  const latency = {
    request: name,
    machines: machines.toLocaleString("en-US"),
    "upstream calls": (upstreamCalls - metricsBefore.upstreamCalls) / count,
    "p50 ms": p50,
    "p99 ms": p99,
    ...(changes ? {} : { "direct p50": direct50, "added p50": p50 - direct50, "added p99": p99 - direct99 }),
    "CPU ms": (after.cpuMs - before.cpuMs) / count,
    "longest stall ms": stallMs,
    "resident MB": after.residentMb,
  };
  return { latency, throughput };
}

export async function measureThroughput(server, { name, machines }, whole, throughputMs) {
  await sideBySide(whole, clientsFor(machines), throughputMs / 4);
  const before = await server.usage();
  const { answered, ms } = await sideBySide(whole, clientsFor(machines), throughputMs);
  const after = await server.usage();
  const cpuMs = after.cpuMs - before.cpuMs;
  return {
    request: name,
    machines: machines.toLocaleString("en-US"),
    "requests/s": (answered * 1_000) / ms,
    "CPU ms a request": cpuMs / answered,
    "of one core, %": (cpuMs / ms) * 100,
    "resident MB": after.residentMb,
  };
}
