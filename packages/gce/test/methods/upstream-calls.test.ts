import { type Gce, startGce } from "../support";
import { config, defaultBody } from "./bodies";

const Z = "zones/basic-1-a";
const VM = `${Z}/instances/vm1`;

/** What single methods cost stands in ./rows. */
describe("upstream calls", () => {
  let gce: Gce;
  beforeAll(async () => {
    gce = startGce({ config });
    await gce.settle("POST", `${Z}/instances`, { ...defaultBody("vm1", "basic-1-a"), tags: { items: ["web"] } });
    for (const path of [VM, "global/images", "aggregated/machineTypes", "aggregated/diskTypes"]) await gce("GET", path);
  });
  afterAll(() => gce.close());

  test.each([
    "zones",
    `${Z}/machineTypes`,
    "global/images",
    "aggregated/diskTypes",
    "global/networks",
    "/compute/v1/projects/debian-cloud/global/images/family/debian-12",
  ])("what a catalogue holds costs nothing: %s", async (path) => {
    await gce("GET", path);
    expect((await gce("GET", path)).calls).toEqual({});
  });

  test("waiting for an operation polls the job and asks nothing else", async () => {
    const { body } = await gce("POST", `${Z}/instances`, defaultBody("vm3", "basic-1-a"));
    expect((await gce("POST", `${Z}/operations/${body.name}/wait`)).calls).toEqual({});
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
