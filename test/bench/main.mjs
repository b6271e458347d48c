/**
 * What the gateways cost: `npm run bench`, optionally with names of scenarios, `--most-machines N`, `--latency MS` of the
 * upstream and `--seconds N` a throughput measure. Prints Markdown tables, and at the end what was left out; docs/benchmarks.md
 * holds a run of it.
 */
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureEc2stack } from "./ec2stack/measure.mjs";
import { measureEncoding } from "./encoding.mjs";
import { startGateway } from "./gateway.mjs";
import { measureDirect, measureScenario } from "./measure.mjs";
import { measureOnMeasured } from "./measured.mjs";
import { answering, freePort, pinning, start, stopAll } from "./processes.mjs";
import { scenarios } from "./scenarios.mjs";
import { markdown } from "./stats.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    latency: { type: "string", default: "65" },
    seconds: { type: "string", default: "4" },
    "most-machines": { type: "string", default: "50000" },
  },
});
const latencyMs = Number(values.latency);
const throughputMs = Number(values.seconds) * 1_000;
const chosen = scenarios.filter(
  ({ name, machines }) =>
    positionals.every((word) => name.includes(word)) && machines <= Number(values["most-machines"]),
);

const print = (title, rows) => rows.length > 0 && console.log(`\n## ${title}\n\n${markdown(rows)}`);

try {
  const port = await freePort();
  const stub = fileURLToPath(new URL("upstream.mjs", import.meta.url));
  const upstream = `http://127.0.0.1:${port}/client/api`;
  await answering(upstream, start(1, process.execPath, [stub, String(port), String(latencyMs)]));
  console.log(
    `Node ${process.version}, ${cpus().length} cores of ${cpus()[0].model}; upstream latency ${latencyMs} ms.`,
  );

  print("Encoding DescribeInstances, without network", await measureEncoding());
  const gateway = await startGateway(upstream);
  const direct = new Map();
  const [reads, changes, throughputs] = [[], [], []];
  for (const scenario of chosen) {
    const { machines } = scenario;
    if (!direct.has(machines)) direct.set(machines, await measureDirect(upstream, scenario));
    const measured = await measureScenario(gateway, upstream, scenario, direct.get(machines), throughputMs);
    (scenario.changes ? changes : reads).push(measured.latency);
    if (measured.throughput) throughputs.push(measured.throughput);
  }
  print("Lists, one after the other", reads);
  print("Changes, one after the other", changes);
  print("Requests per second on one core", throughputs);
  print("On a CloudStack as late as the recorded one", await measureOnMeasured());
  const beside = await measureEc2stack(port, upstream, throughputs, throughputMs);
  print("Beside EC2stack 0.7.1", beside.rows);
  const skipped = [
    ...scenarios.filter((scenario) => !chosen.includes(scenario)).map(({ name, machines }) => `${name} at ${machines}`),
    ...(beside.missing ? [`EC2stack (${beside.missing})`] : []),
    ...(pinning ? [] : ["a core for each process (no taskset)"]),
  ];
  console.log(`\nSkipped: ${skipped.join(", ") || "nothing"}. Took ${Math.round(performance.now() / 1_000)} s.`);
} finally {
  await stopAll();
}
process.exit();
