import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Host } from "@stackgate/gateway";
import { DocumentReader } from "./long-list/document";
import { describeInstances, serve, stubCloud } from "./long-list/gateway";

const PAGE = 500;
const AT_ONCE = 4;
/** Pages that may be read for a client that takes none: those at once, and what the kernel's buffers hold, a few MB. */
const AHEAD = 12;
const MB = 2 ** 20;

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** What is alive, in bytes: collected first, buffers counted. */
function alive(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The greatest rise in what was alive. What earlier test files of the process left may be collected meanwhile: a fall is none. */
function rise(samples: number[]): number {
  let lowest = Number.POSITIVE_INFINITY;
  return Math.max(
    ...samples.map((sample) => {
      lowest = Math.min(lowest, sample);
      return sample - lowest;
    }),
  );
}

describe("a long list of instances", () => {
  let host: Host;
  let asked: ReturnType<typeof stubCloud>["asked"];
  async function start(machines: number): Promise<void> {
    const cloud = stubCloud(machines);
    asked = cloud.asked;
    host = await serve(cloud.transport);
  }
  afterEach(() => host.drain(1_000));

  /** Waits until no page has been asked for in a while. */
  async function quiet(): Promise<void> {
    for (let seen = -1, still = 0; still < 5; still = asked.pages.length === seen ? still + 1 : 0) {
      seen = asked.pages.length;
      await sleep(20);
    }
  }

  test("comes whole, each page asked for once and side by side, in memory that does not grow with it", async () => {
    const machines = 50_000;
    await start(machines);
    const document = new DocumentReader("instanceId", "volumeId");
    const samples: number[] = [];
    for await (const chunk of (await describeInstances(host.url)).setEncoding("utf8")) {
      document.read(chunk);
      if (document.characters > samples.length * 10 * MB) samples.push(alive());
    }
    expect(document.open).toEqual([]);
    expect(Object.fromEntries(document.counts)).toEqual({ instanceId: machines, volumeId: machines });
    expect(document.characters).toBeGreaterThan(100 * MB);
    expect(samples.length).toBeGreaterThan(10);
    expect(rise(samples)).toBeLessThan(20 * MB);
    expect(asked.pages.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: machines / PAGE }, (_, index) => index + 1),
    );
    expect(asked.most).toBeGreaterThan(1);
    expect(asked.most).toBeLessThanOrEqual(AT_ONCE);
  }, 60_000);

  test("waits for a client that does not read, and goes on when it does", async () => {
    await start(15_000);
    const reply = await describeInstances(host.url);
    await quiet();
    expect(asked.pages.length).toBeLessThan(AHEAD);
    reply.resume();
    await once(reply, "end");
    expect(asked.pages).toHaveLength(15_000 / PAGE);
  }, 60_000);

  test("ends with a client that goes away: no further page is asked for, and others are served", async () => {
    await start(15_000);
    const reply = await describeInstances(host.url);
    await once(reply, "readable");
    reply.destroy();
    await quiet();
    expect(asked.pages.length).toBeLessThan(AHEAD);
    const another = await describeInstances(host.url);
    expect(another.statusCode).toBe(200);
    another.destroy();
  });
});
