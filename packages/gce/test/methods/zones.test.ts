import { type Gce, LINKS, startGce } from "../support";

describe("zones and regions", () => {
  let gce: Gce;
  beforeAll(() => {
    gce = startGce();
  });
  afterAll(() => gce.close());

  test("zones are listed under names that clients can cut a region from, with one upstream call, then none", async () => {
    const first = await gce("GET", "zones?maxResults=500&alt=json");
    expect(first.body.items.map(({ name }: { name: string }) => name)).toEqual(["adv-1-a", "advsg-1-a", "basic-1-a"]);
    expect(first.body).toMatchObject({
      kind: "compute#zoneList",
      id: "projects/demo/zones",
      selfLink: `${LINKS}/zones`,
    });
    expect(first.calls).toEqual({ listZones: 1 });
    expect((await gce("GET", "zones")).calls).toEqual({});
  });

  test("a zone is found by name and by id", async () => {
    const { body: zone } = await gce("GET", "zones/adv-1-a");
    expect(zone).toMatchObject({
      kind: "compute#zone",
      status: "UP",
      region: `${LINKS}/regions/adv-1`,
      selfLink: `${LINKS}/zones/adv-1-a`,
    });
    expect(zone.id).toMatch(/^\d{1,20}$/);
    expect((await gce("GET", "zones/nowhere-1-a")).error).toEqual({
      reason: "notFound",
      message: "The resource 'projects/demo/zones/nowhere-1-a' was not found",
    });
  });

  test("gcloud's filter of names", async () => {
    const { body } = await gce("GET", `zones?filter=${encodeURIComponent('name eq ".*(^basic).*"')}`);
    expect(body.items).toHaveLength(1);
  });

  test("a region has its zones", async () => {
    const { body } = await gce("GET", "regions/adv-1");
    expect(body.zones).toEqual([`${LINKS}/zones/adv-1-a`]);
  });
});
