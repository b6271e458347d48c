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

  test("two requests for one name at once: one gets it", async () => {
    const both = await Promise.all([1, 2].map(() => gce("POST", `zones/${zone}/instances`, defaultBody("twin", zone))));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await gce.settle("DELETE", `zones/${zone}/instances/twin`);
  });

  test("two with a tag that nothing bore yet, at once: one group", async () => {
    const body = (name: string) => ({ ...defaultBody(name, zone), tags: { items: [`new-${zone}`] } });
    const both = await Promise.all(
      ["t1", "t2"].map((name) => gce.settle("POST", `zones/${zone}/instances`, body(name))),
    );
    expect(both.map((answer) => answer.body.error)).toEqual([undefined, undefined]);
    for (const name of ["t1", "t2"]) {
      const { body: made } = await gce("GET", `zones/${zone}/instances/${name}`);
      expect(made.tags.items).toEqual([`new-${zone}`]);
      await gce.settle("DELETE", `zones/${zone}/instances/${name}`);
    }
  });

  test("its serial ports have written nothing, from wherever they are read", async () => {
    const port = (query: string) => gce("GET", `zones/${zone}/instances/vm1/serialPort?${query}`);
    const { body, calls } = await port("port=1");
    expect(body).toEqual({
      kind: "compute#serialPortOutput",
      selfLink: `${LINKS}/zones/${zone}/instances/vm1/serialPort`,
      contents: "",
      start: "0",
      next: "0",
    });
    expect(calls).toEqual({ listVirtualMachines: 1 });
    expect((await port("port=4&start=42")).body).toMatchObject({ start: "42", next: "42" });
    expect((await port("start=-3")).body).toMatchObject({ start: "0", next: "0" });
    expect(await port("port=5")).toMatchObject({ status: 400, error: { reason: "invalid" } });
    expect((await gce("GET", `zones/${zone}/instances/none/serialPort`)).status).toBe(404);
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

test("the network that CloudStack makes for the first instance of a zone is there at once", async () => {
  const gce = startGce({ config });
  const region = "regions/adv-1";
  expect((await gce("POST", `${region}/addresses`, { name: "ip" })).error?.reason).toBe("resourceNotReady");
  await gce.settle("POST", "zones/adv-1-a/instances", defaultBody("vm1", "adv-1-a"));
  expect((await gce("POST", `${region}/addresses`, { name: "ip" })).status).toBe(200);
  gce.close();
});

describe("interfaces of a new instance", () => {
  let gce: Gce;
  const instances = "zones/adv-1-a/instances";
  const insert = (name: string, ...networkInterfaces: object[]) =>
    gce("POST", instances, { ...defaultBody(name, "adv-1-a"), networkInterfaces });
  beforeAll(async () => {
    gce = startGce({ config });
    for (const [name, IPv4Range] of [
      ["one", "10.5.0.0/24"],
      ["two", "10.6.0.0/24"],
    ]) {
      await gce.settle("POST", "global/networks", { name, IPv4Range });
    }
  });
  afterAll(() => gce.close());
  const [one, two] = ["one", "two"].map((name) => ({ network: `global/networks/${name}` }));

  test("one in each network, with addresses as asked for, the first translated", async () => {
    const access = { accessConfigs: [{ type: "ONE_TO_ONE_NAT" }] };
    expect((await insert("vm1", { ...two, ...access }, { ...one, networkIP: "10.5.0.77" })).status).toBe(200);
    const { networkInterfaces } = (await gce("GET", `${instances}/vm1`)).body;
    expect(networkInterfaces).toMatchObject([
      { name: "nic0", network: `${LINKS}/global/networks/two`, accessConfigs: [{ type: "ONE_TO_ONE_NAT" }] },
      { name: "nic1", network: `${LINKS}/global/networks/one`, networkIP: "10.5.0.77" },
    ]);
    expect(networkInterfaces[1].accessConfigs).toBeUndefined();
  });

  test("what cannot be had is refused by name, and nothing is made", async () => {
    const twice = await insert("vm2", one ?? {}, one ?? {});
    expect(twice.error?.message).toContain("one interface in a network");
    const outside = await insert("vm2", one ?? {}, { ...two, accessConfigs: [{ name: "external-nat" }] });
    expect(outside.error?.message).toContain("networkInterfaces[1].accessConfigs");
    const body = { ...defaultBody("vm2", "basic-1-a"), networkInterfaces: [{}, {}] };
    expect((await gce("POST", "zones/basic-1-a/instances", body)).error?.message).toContain("have one interface");
    expect((await gce("GET", `${instances}/vm2`)).status).toBe(404);
  });
});
