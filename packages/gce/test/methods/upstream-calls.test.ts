import { type Gce, startGce } from "../support";
import { config, defaultBody } from "./bodies";

const Z = "zones/basic-1-a";
const VM = `${Z}/instances/vm1`;

/** With warm catalogues: a read is one call, a change its own call and the look for what it changes. Job polls are not counted. */
describe("upstream calls", () => {
  let gce: Gce;
  beforeAll(async () => {
    gce = startGce({ config });
    await gce.settle("POST", `${Z}/instances`, { ...defaultBody("vm1", "basic-1-a"), tags: { items: ["web"] } });
    for (const path of [VM, "global/images", "aggregated/machineTypes", "aggregated/diskTypes"]) await gce("GET", path);
  });
  afterAll(() => gce.close());

  test.each<[string, string, object | undefined, Readonly<Record<string, number>>]>([
    ["GET", "zones", undefined, {}],
    ["GET", `${Z}/machineTypes`, undefined, {}],
    ["GET", "global/images", undefined, {}],
    ["GET", "/compute/v1/projects/debian-cloud/global/images/family/debian-12", undefined, {}],
    ["GET", VM, undefined, { listVirtualMachines: 1 }],
    ["GET", `${Z}/instances`, undefined, { listVirtualMachines: 1 }],
    ["GET", "aggregated/instances", undefined, { listVirtualMachines: 1 }],
    [
      "POST",
      `${VM}/setMetadata`,
      { items: [{ key: "a", value: "b" }] },
      { listVirtualMachines: 1, updateVirtualMachine: 1 },
    ],
    ["POST", `${VM}/setLabels`, { labels: { a: "b" } }, { listVirtualMachines: 1, createTags: 1 }],
    ["POST", `${VM}/setLabels`, { labels: { a: "b" } }, { listVirtualMachines: 1 }],
    ["POST", `${VM}/setScheduling`, {}, { listVirtualMachines: 1 }],
    ["POST", `${VM}/setDeletionProtection?deletionProtection=false`, undefined, { listVirtualMachines: 1 }],
    ["POST", `${VM}/stop`, undefined, { listVirtualMachines: 1, stopVirtualMachine: 1 }],
    ["POST", `${VM}/setMachineType`, { machineType: "e2-medium" }, { listVirtualMachines: 1, scaleVirtualMachine: 1 }],
    ["POST", `${VM}/start`, undefined, { listVirtualMachines: 1, startVirtualMachine: 1 }],
    ["POST", `${VM}/reset`, undefined, { listVirtualMachines: 1, rebootVirtualMachine: 1 }],
  ])("%s %s %j", async (method, path, body, expected) => {
    const { status, calls, body: answer } = await gce(method, path, body);
    expect([status, calls]).toEqual([200, expected]);
    if (answer.kind === "compute#operation") await gce("POST", `${Z}/operations/${answer.name}/wait`);
  });

  test("an insert is the deploy, and a look whether the name is its alone", async () => {
    const { calls } = await gce("POST", `${Z}/instances`, defaultBody("vm2", "basic-1-a"));
    expect(calls).toEqual({ listVirtualMachines: 1, deployVirtualMachine: 1 });
  });

  test("waiting for an operation polls the job and asks nothing else", async () => {
    const { body } = await gce("POST", `${Z}/instances`, defaultBody("vm3", "basic-1-a"));
    expect((await gce("POST", `${Z}/operations/${body.name}/wait`)).calls).toEqual({});
  });

  test("a delete looks for the machine and its volumes, frees its name and destroys it", async () => {
    expect((await gce("DELETE", VM)).calls).toEqual({
      listVirtualMachines: 1,
      listVolumes: 1,
      updateVirtualMachine: 1,
      destroyVirtualMachine: 1,
    });
  });

  test("pages of a long list: one call each, every instance once", async () => {
    for (const number of [1, 2, 3, 4, 5]) {
      await gce.settle("POST", `${Z}/instances`, defaultBody(`page-${number}`, "basic-1-a"));
    }
    await gce("GET", `${Z}/instances`);
    const names: string[] = [];
    let token = "";
    do {
      const filter = encodeURIComponent('name eq "page-.*"');
      const { body, calls } = await gce("GET", `${Z}/instances?maxResults=2&filter=${filter}${token}`);
      expect(calls).toEqual({ listVirtualMachines: 1 });
      names.push(...body.items.map(({ name }: { name: string }) => name));
      token = body.nextPageToken ? `&pageToken=${body.nextPageToken}` : "";
    } while (token !== "");
    expect(names).toEqual([1, 2, 3, 4, 5].map((number) => `page-${number}`));
  });
});
