import { type Gce, LINKS, startGce } from "../support";
import { config, defaultBody } from "./bodies";

const ZONE = "zones/basic-1-a";

describe("operations", () => {
  let gce: Gce;
  beforeAll(() => {
    gce = startGce({ config });
  });
  afterAll(() => gce.close());

  test("lists join what is pending with what has ended, each under its zone", async () => {
    await gce.settle("POST", `${ZONE}/instances`, defaultBody("vm1", "basic-1-a"));
    const { body: stopping } = await gce("POST", `${ZONE}/instances/vm1/stop`);
    const { body, calls } = await gce("GET", "aggregated/operations");
    const operations: { operationType: string; status: string }[] = body.items[ZONE].operations;
    expect(operations.map(({ operationType, status }) => [operationType, status]).sort()).toEqual([
      ["insert", "DONE"],
      ["stop", "RUNNING"],
    ]);
    expect(calls).toEqual({ listAsyncJobs: 1, listEvents: 1, listVirtualMachines: 1, listVolumes: 1 });
    expect((await gce("GET", `${ZONE}/operations`)).body.items).toHaveLength(2);
    for (const { name } of (await gce("GET", `${ZONE}/operations`)).body.items) {
      expect((await gce("GET", `${ZONE}/operations/${name}`)).body).toMatchObject({
        name,
        targetId: stopping.targetId,
      });
    }
  });

  test("a restart forgets nothing: the name is all that is needed", async () => {
    const { body } = await gce("POST", `${ZONE}/instances/vm1/start`);
    const { body: waited } = await gce("POST", `${ZONE}/operations/${body.name}/wait`);
    expect(waited).toMatchObject({
      status: "DONE",
      operationType: "start",
      targetLink: `${LINKS}/${ZONE}/instances/vm1`,
    });
  });

  test("warnings are told again by a later get", async () => {
    const body = { ...defaultBody("vm2", "basic-1-a"), serviceAccounts: [{ email: "default", scopes: ["x"] }] };
    const first = await gce("POST", `${ZONE}/instances`, body);
    const later = await gce("GET", `${ZONE}/operations/${first.body.name}`);
    expect(first.body.warnings).toHaveLength(1);
    expect(later.body.warnings).toEqual(first.body.warnings);
  });

  test("another tenant's operation is unknown", async () => {
    const { body } = await gce("POST", `${ZONE}/instances/vm1/reset`);
    const path = `/compute/v1/projects/other/${ZONE}/operations/${body.name}`;
    expect((await gce("GET", path, undefined, { as: "other" })).status).toBe(404);
    expect((await gce("GET", `${ZONE}/operations/nonsense`)).status).toBe(404);
  });

  test.each(["zones/adv-1-a", "regions/basic-1", "global"])("nor is it under %s", async (scope) => {
    const { body } = await gce.settle("POST", `${ZONE}/instances/vm1/reset`);
    for (const [verb, suffix] of [
      ["GET", ""],
      ["POST", "/wait"],
      ["DELETE", ""],
    ] as const) {
      expect((await gce(verb, `${scope}/operations/${body.name}${suffix}`)).status).toBe(404);
    }
  });

  test("what happened to a disk is told of the disk", async () => {
    await gce.settle("POST", `${ZONE}/disks`, { name: "d1", sizeGb: "10" });
    await gce.settle("POST", `${ZONE}/instances/vm1/attachDisk`, { source: `${ZONE}/disks/d1` });
    const { body } = await gce("GET", `${ZONE}/operations?filter=${encodeURIComponent("operationType eq attachDisk")}`);
    expect(body.items).toMatchObject([{ targetLink: `${LINKS}/${ZONE}/disks/d1` }]);
    const { body: one } = await gce("GET", `${ZONE}/operations/${body.items[0].name}`);
    expect(one.targetId).toBe(body.items[0].targetId);
  });

  test("a deploy that CloudStack cannot place ends with an error", async () => {
    const body = { ...defaultBody("vm3", "basic-1-a"), machineType: `${ZONE}/machineTypes/huge` };
    const { body: ended } = await gce.settle("POST", `${ZONE}/instances`, body);
    expect(ended.error.errors[0].code).toBe("ZONE_RESOURCE_POOL_EXHAUSTED");
    expect(ended).toMatchObject({
      status: "DONE",
      progress: 100,
      httpErrorStatusCode: 503,
      httpErrorMessage: "SERVICE UNAVAILABLE",
    });
    expect((await gce("GET", `${ZONE}/instances/vm3`)).status).toBe(404);
  });

  test("bulkInsert takes the next free names", async () => {
    const { name: _, deletionProtection: __, ...properties } = defaultBody("", "basic-1-a");
    const instanceProperties = { ...properties, machineType: "n1-standard-1" };
    await gce.settle("POST", `${ZONE}/instances/bulkInsert`, {
      count: "2",
      namePattern: "bulk-##",
      instanceProperties,
    });
    const { body: bulk } = await gce("POST", `${ZONE}/instances/bulkInsert`, {
      count: "1",
      namePattern: "bulk-##",
      instanceProperties,
    });
    const { body: ended } = await gce("POST", `${ZONE}/operations/${bulk.name}/wait`);
    expect(ended).toMatchObject({ status: "DONE", operationGroupId: bulk.operationGroupId });
    // gcloud finds what became of a bulkInsert so.
    const group = encodeURIComponent(`operationGroupId eq "${bulk.operationGroupId}"`);
    expect((await gce("GET", `${ZONE}/operations?filter=${group}`)).body.items).toMatchObject([
      { operationType: "insert" },
    ]);
    const { body } = await gce("GET", `${ZONE}/instances?filter=${encodeURIComponent('name eq "bulk-.*"')}`);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(["bulk-01", "bulk-02", "bulk-03"]);
  });

  describe("bulkInsert where not all can be made", () => {
    const { name: _, deletionProtection: __, ...properties } = defaultBody("", "basic-1-a");
    const bulk = { instanceProperties: { ...properties, machineType: "n1-standard-1" }, count: "3" };
    const named = async (prefix: string) => {
      const filter = encodeURIComponent(`name eq "${prefix}.*"`);
      const { body } = await gce("GET", `${ZONE}/instances?filter=${filter}`);
      return (body.items ?? []).map(({ name }: { name: string }) => name);
    };
    /** Machines of any state that are still there. */
    const machines = (prefix: string) =>
      [...gce.simulator.state.vms.values()].filter(
        ({ displayName = "", state }) => displayName.startsWith(prefix) && !/Destroyed|Expunging/.test(state),
      );
    const failing = { command: "deployVirtualMachine", after: 1, times: 1 } as const;

    test.each([
      ["a deploy that is refused", "refused", { kind: "error", code: 535 }],
      ["a deploy that fails later", "later", { kind: "failJob", code: 533 }],
    ] as const)("%s: nothing is left if all are wanted", async (_what, prefix, fault) => {
      gce.simulator.faults.plan({ ...failing, fault });
      const answer = await gce("POST", `${ZONE}/instances/bulkInsert`, { ...bulk, namePattern: `${prefix}-#` });
      expect(answer.status).toBe(fault.code === 535 ? 403 : 503);
      expect(machines(prefix)).toEqual([]);
    });

    test.each([
      ["a deploy that is refused", "some", { kind: "error", code: 535 }],
      ["a deploy that fails later", "few", { kind: "failJob", code: 533 }],
    ] as const)("%s: the others stand if fewer are enough", async (_what, prefix, fault) => {
      gce.simulator.faults.plan({ ...failing, fault });
      const body = { ...bulk, minCount: "2", namePattern: `${prefix}-#` };
      const { body: operation } = await gce("POST", `${ZONE}/instances/bulkInsert`, body);
      expect(operation.statusMessage).toMatch(/^2 of 3 instances were made: ./);
      expect(await named(prefix)).toHaveLength(2);
      expect(machines(prefix)).toHaveLength(2);
      const { body: target } = await gce("GET", new URL(operation.targetLink).pathname);
      expect(target.id).toBe(operation.targetId);
    });

    test.each(["-1", "4"])("minCount %s of 3 is refused", async (minCount) => {
      const body = { ...bulk, minCount, namePattern: "x-#" };
      expect((await gce("POST", `${ZONE}/instances/bulkInsert`, body)).status).toBe(400);
    });
  });
});
