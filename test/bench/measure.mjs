import { createRequire } from "node:module";
import { oneByOne, sendWell, settle, sideBySide } from "./load.mjs";
import { demo, setMachines } from "./requests.mjs";
import { percentile } from "./stats.mjs";

const require = createRequire(import.meta.url);
const { sideBySide: bounded, signQuery } = require("@stackgate/cloudstack");

/** Enough for a p99 where one is quick, few where one takes seconds. */
const repeats = (machines) => (machines <= 20 ? 300 : machines <= 1_000 ? 60 : machines <= 10_000 ? 6 : 3);
/** Enough to keep one core busy at the upstream's latency. */
const clients = 64;
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

/** Runs a scenario one by one for its latency and CPU, and, where it is quick, side by side for its throughput. */
export async function measureScenario(gateway, upstream, scenario, direct, throughputMs) {
  const { name, machines, heavy, changes } = scenario;
  await setMachines(upstream, machines);
  let index = 0;
  const whole = () => scenario.whole(gateway, index++);
  const count = changes ? 20 : repeats(machines);
  await oneByOne(whole, Math.min(count, 20));
  await settle();

  const before = await gateway.usage();
  const times = await oneByOne(whole, count);
  const after = await gateway.usage();
  const [p50, p99] = [percentile(times, 50), percentile(times, 99)];
  const latency = {
    request: name,
    machines: machines.toLocaleString("en-US"),
    "p50 ms": p50,
    "p99 ms": p99,
    ...(changes ? {} : { "direct p50": percentile(direct, 50), "direct p99": percentile(direct, 99) }),
    "added p50": changes ? undefined : p50 - percentile(direct, 50),
    "added p99": changes ? undefined : p99 - percentile(direct, 99),
    "CPU ms": (after.cpuMs - before.cpuMs) / count,
  };
  const throughput = heavy || changes ? undefined : await measureThroughput(gateway, scenario, whole, throughputMs);
  return { latency, throughput };
}

export async function measureThroughput(server, { name, machines }, whole, throughputMs) {
  await sideBySide(whole, clients, throughputMs / 4);
  const before = await server.usage();
  const { answered, ms } = await sideBySide(whole, clients, throughputMs);
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
