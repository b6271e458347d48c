import type { Fault } from "@stackgate/simulator";
import { config, defaultBody } from "./methods/bodies";
import { type Gce, startGce } from "./support";

const Z = "zones/adv-1-a";

describe("when CloudStack fails", () => {
  let gce: Gce;
  beforeEach(() => {
    gce = startGce({ config });
  });
  afterEach(() => gce.close());

  test.each<[Fault, number, string]>([
    [{ kind: "html", status: 502 }, 503, "backendError"],
    [{ kind: "truncate" }, 503, "backendError"],
    [{ kind: "reset", when: "before" }, 503, "backendError"],
    [{ kind: "error", code: 429 }, 429, "rateLimitExceeded"],
    [{ kind: "error", code: 530 }, 500, "internalError"],
    [{ kind: "error", code: 535 }, 403, "quotaExceeded"],
  ])("%j is answered %d %s, on reads and on changes", async (fault, status, reason) => {
    gce.simulator.faults.plan({ fault });
    for (const [method, path, body] of [
      ["GET", "aggregated/instances", undefined],
      ["GET", "zones", undefined],
      ["POST", `${Z}/instances`, defaultBody("vm1", "adv-1-a")],
      ["DELETE", `${Z}/instances/vm1`, undefined],
    ] as const) {
      const { status: answered, error } = await gce(method, path, body);
      expect([path, answered, error?.reason]).toEqual([path, status, reason]);
    }
  });

  test.each(["associateIpAddress", "enableStaticNat"])(
    "%s fails: machine and address are taken back",
    async (command) => {
      gce.simulator.faults.plan({ command, fault: { kind: "error", code: 533 } });
      const answer = await gce("POST", `${Z}/instances`, defaultBody("vm1", "adv-1-a"));
      expect(answer).toMatchObject({ status: 503, error: { reason: "backendError" } });
      expect((await gce("GET", `${Z}/instances/vm1`)).status).toBe(404);
      gce.simulator.faults.clear();
      gce.advance(1000);
      const addresses = await gce.cloud("demo").list("listPublicIpAddresses", {});
      expect(addresses.filter(({ issourcenat }) => !issourcenat)).toEqual([]);
      await gce.settle("POST", `${Z}/instances`, defaultBody("vm1", "adv-1-a"));
    },
  );

  test("a start that fails within its job shows on the operation", async () => {
    await gce.settle("POST", "zones/basic-1-a/instances", defaultBody("vm1", "basic-1-a"));
    await gce.settle("POST", "zones/basic-1-a/instances/vm1/stop");
    gce.simulator.faults.plan({ command: "startVirtualMachine", fault: { kind: "failJob", code: 533 } });
    const { body } = await gce.settle("POST", "zones/basic-1-a/instances/vm1/start");
    expect(body).toMatchObject({
      status: "DONE",
      httpErrorStatusCode: 503,
      error: { errors: [{ code: "ZONE_RESOURCE_POOL_EXHAUSTED" }] },
    });
  });

  test("a request that is refused while something is still being read", async () => {
    gce.simulator.faults.plan({ fault: { kind: "html", status: 502 } });
    const { status } = await gce("GET", "aggregated/instances?orderBy=nonsense");
    expect([400, 503]).toContain(status);
    // A promise that nobody waits for would end the process here.
    await new Promise((resolve) => setImmediate(resolve));
  });
});
