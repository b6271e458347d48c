import { signQuery } from "@stackgate/cloudstack";
import { createSimulator } from "@stackgate/simulator";
import { lanes } from "../src/latency/lanes";
import { workTime } from "../src/latency/measured";
import { demo } from "./support/cloud";

describe("the measured latency", () => {
  /** Milliseconds that a real server took; the model may be off by an eighth. */
  test.each([
    ["1 VM, everything", 1, undefined, 105],
    ["100 VMs, everything", 100, undefined, 539],
    ["300 VMs, everything", 300, "all", 1474],
    ["300 VMs, min", 300, "min", 398],
    ["300 VMs, nics", 300, "nics", 638],
    ["300 VMs, secgrp", 300, "secgrp", 484],
    ["300 VMs, what an EC2 answer shows", 300, "nics,secgrp,tmpl,servoff,affgrp,volume", 750],
  ])("%s", (_, listed, details, measured) => {
    const fields = new Map(details === undefined ? [] : [["details", details]]);
    const modelled = workTime("listVirtualMachines", fields, listed);
    expect(Math.abs(modelled - measured) / measured).toBeLessThan(1 / 8);
  });

  test("any other call costs its base", () => {
    expect(workTime("listRegions", new Map(), 1)).toBe(45);
    expect(workTime("deployVirtualMachine", new Map(), 0)).toBe(200);
  });

  test("no more than the lanes are at work at once, and all get their turn", async () => {
    const inLane = lanes(2);
    let busy = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++busy);
      await new Promise((resolve) => setImmediate(resolve));
      busy--;
    };
    await Promise.all(Array.from({ length: 7 }, () => inLane(work)));
    expect({ most, busy }).toEqual({ most: 2, busy: 0 });
  });

  test("a simulator so told answers no sooner", async () => {
    const simulator = createSimulator({ latency: "measured" });
    const started = performance.now();
    await simulator.handle({ method: "GET", query: signQuery("listRegions", {}, demo) });
    expect(performance.now() - started).toBeGreaterThanOrEqual(44);
    simulator.close();
  });

  test("work that fails gives its lane back", async () => {
    const inLane = lanes(1);
    await expect(inLane(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(inLane(() => Promise.resolve("next"))).resolves.toBe("next");
  });
});
