import { oneByOne, sendWell } from "../load.mjs";
import { measureThroughput } from "../measure.mjs";
import { stop } from "../processes.mjs";
import { ec2RequestV2, setMachines } from "../requests.mjs";
import { percentile } from "../stats.mjs";
import { startEc2stack } from "./ec2stack.mjs";

/**
 * DescribeInstances of 20 and of 1,000 machines by EC2stack, and how many times as many requests a second are ours; or
 * why there is nothing to show.
 */
export async function measureEc2stack(upstreamPort, upstream, ours, throughputMs) {
  const sizes = ours.filter(({ request }) => request === "DescribeInstances");
  if (sizes.length === 0) return { rows: [], missing: "no DescribeInstances measured to set beside it" };
  const ec2stack = await startEc2stack(upstreamPort);
  if (ec2stack.missing) return { rows: [], missing: ec2stack.missing };
  const rows = [];
  for (const our of sizes) {
    const machines = Number(our.machines.replace(",", ""));
    await setMachines(upstream, machines);
    const whole = () => sendWell(ec2RequestV2(ec2stack.url, { Action: "DescribeInstances" }));
    const times = await oneByOne(whole, machines > 100 ? 10 : 50);
    const theirs = await measureThroughput(ec2stack, { name: "", machines }, whole, throughputMs);
    rows.push({
      machines: our.machines,
      "EC2stack p50 ms": percentile(times, 50),
      "EC2stack requests/s": theirs["requests/s"],
      "Stackgate requests/s": our["requests/s"],
      "times as many": our["requests/s"] / theirs["requests/s"],
      "EC2stack CPU ms": theirs["CPU ms a request"],
      "Stackgate CPU ms": our["CPU ms a request"],
      "times less CPU": theirs["CPU ms a request"] / our["CPU ms a request"],
    });
  }
  await stop(ec2stack.child);
  return { rows };
}
