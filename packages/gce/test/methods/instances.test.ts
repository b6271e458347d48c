import { type Gce, LINKS, startGce } from "../support";
import { config, defaultBody } from "./bodies";

describe.each(["basic-1-a", "advsg-1-a", "adv-1-a"])("an instance in %s", (zone) => {
  let gce: Gce;
  beforeAll(() => {
    gce = startGce({ config });
  });
  afterAll(() => gce.close());

  test("is made from gcloud's default body", async () => {
    await gce("GET", `zones/${zone}/instances/vm1`);
    const inserted = await gce("POST", `zones/${zone}/instances`, defaultBody("vm1", zone));
    expect(inserted).toMatchObject({ status: 200 });
    expect(inserted.body).toMatchObject({
      kind: "compute#operation",
      operationType: "insert",
      status: "RUNNING",
      targetLink: `${LINKS}/zones/${zone}/instances/vm1`,
      zone: `${LINKS}/zones/${zone}`,
    });
    const done = await gce("POST", `zones/${zone}/operations/${inserted.body.name}/wait`);
    expect(done.body).toMatchObject({ status: "DONE", targetLink: inserted.body.targetLink });
    expect(done.body.error).toBeUndefined();
    const { body } = await gce("GET", `zones/${zone}/instances/vm1`);
    expect(body).toMatchObject({
      name: "vm1",
      status: "RUNNING",
      machineType: `${LINKS}/zones/${zone}/machineTypes/n1-standard-1`,
      disks: [{ boot: true, autoDelete: true, source: `${LINKS}/zones/${zone}/disks/vm1` }],
    });
    expect(body.networkInterfaces[0].accessConfigs[0].natIP).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  });

  test("a name is given once", async () => {
    const again = await gce("POST", `zones/${zone}/instances`, defaultBody("vm1", zone));
    expect(again).toMatchObject({ status: 409, error: { reason: "alreadyExists" } });
  });

  test("stops, starts, resets", async () => {
    await gce.settle("POST", `zones/${zone}/instances/vm1/stop`);
    expect((await gce("GET", `zones/${zone}/instances/vm1`)).body.status).toBe("TERMINATED");
    await gce.settle("POST", `zones/${zone}/instances/vm1/start`);
    await gce.settle("POST", `zones/${zone}/instances/vm1/reset`);
    expect((await gce("GET", `zones/${zone}/instances/vm1`)).body.status).toBe("RUNNING");
  });

  test("is listed with one call", async () => {
    const { body, calls } = await gce("GET", "aggregated/instances?includeAllScopes=True&returnPartialSuccess=True");
    expect(body.items[`zones/${zone}`].instances).toHaveLength(1);
    expect(calls).toEqual({ listVirtualMachines: 1 });
    expect((await gce("GET", `zones/${zone}/instances`)).body.items).toHaveLength(1);
  });

  test("its name is free again once it is deleted", async () => {
    const { body } = await gce.settle("DELETE", `zones/${zone}/instances/vm1`);
    expect(body).toMatchObject({ operationType: "delete", status: "DONE" });
    expect((await gce("GET", `zones/${zone}/instances/vm1`)).status).toBe(404);
    await gce.settle("POST", `zones/${zone}/instances`, defaultBody("vm1", zone));
  });
});
