import { type Gce, LINKS, startGce } from "../support";
import { config, defaultBody } from "./bodies";

const BASE = "/compute/v1/projects/demo";

describe("projects", () => {
  let gce: Gce;
  beforeAll(() => {
    gce = startGce({ config });
  });
  afterAll(() => gce.close());

  test("the account is a project without a default service account", async () => {
    const { body } = await gce("GET", BASE);
    expect(body).toMatchObject({ kind: "compute#project", name: "demo", selfLink: LINKS });
    expect(body.defaultServiceAccount).toBeUndefined();
  });

  test("common metadata reaches new machines, beside their own", async () => {
    const { body: project } = await gce("GET", BASE);
    const items = [
      { key: "ssh-keys", value: "ann:ssh-rsa AAAA ann@host" },
      { key: "startup-script", value: "#!/bin/sh\necho project" },
    ];
    const { fingerprint } = project.commonInstanceMetadata;
    const { body: done } = await gce("POST", `${BASE}/setCommonInstanceMetadata`, { fingerprint, items });
    expect(done).toMatchObject({ status: "DONE", operationType: "setCommonInstanceMetadata", targetLink: LINKS });
    expect((await gce("GET", BASE)).body.commonInstanceMetadata.items).toEqual(items);
    expect(await gce("POST", `${BASE}/setCommonInstanceMetadata`, { fingerprint, items })).toMatchObject({
      status: 412,
    });

    const own = [{ key: "startup-script", value: "#!/bin/sh\necho own" }];
    const created = { ...defaultBody("vm1", "basic-1-a"), metadata: { items: own } };
    await gce.settle("POST", "zones/basic-1-a/instances", created);
    expect((await gce("GET", "zones/basic-1-a/instances/vm1")).body.metadata.items).toEqual(own);
    const [machine] = [...gce.simulator.state.vms.values()];
    const text = Buffer.from(machine?.userData ?? "", "base64").toString();
    const bodies = [...text.matchAll(/\n\n([A-Za-z0-9+/=]+)\n/g)].map(([, body = ""]) =>
      Buffer.from(body, "base64").toString(),
    );
    expect(bodies).toEqual(["#!/bin/sh\necho own", expect.stringMatching(/^#cloud-config\n.*ssh-rsa AAAA ann@host/)]);
  });

  test("quotas are CloudStack's limits and what is used of them", async () => {
    const used = async (path: string, metric: string) =>
      (await gce("GET", path)).body.quotas.find((quota: { metric: string }) => quota.metric === metric);
    const { usage } = await used("regions/basic-1", "INSTANCES");
    await gce.settle("POST", "zones/basic-1-a/instances", defaultBody("counted", "basic-1-a"));
    expect(await used("regions/basic-1", "INSTANCES")).toEqual({
      metric: "INSTANCES",
      limit: 2 ** 63,
      usage: usage + 1,
    });
    const demo = [...gce.simulator.state.accounts.values()].find(({ name }) => name === "demo");
    Object.assign(demo?.limits ?? {}, { cpu: 40 });
    expect(await used("regions/adv-1", "CPUS")).toMatchObject({ limit: 40 });
    expect(await used(BASE, "CPUS_ALL_REGIONS")).toEqual({ metric: "CPUS_ALL_REGIONS", limit: 40, usage: usage + 1 });
    expect((await gce("GET", "/compute/v1/projects/debian-cloud")).body.quotas).toEqual([]);
  });

  test("gcloud projects list and describe", async () => {
    expect((await gce("GET", "/v1/projects?pageSize=500")).body.projects).toMatchObject([{ projectId: "demo" }]);
    expect((await gce("GET", "/v1/projects/demo")).body).toMatchObject({ projectId: "demo", lifecycleState: "ACTIVE" });
    expect((await gce("GET", "/v1/projects/other")).status).toBe(404);
  });

  test("a CloudStack project is one, with machines, names and operations of its own", async () => {
    await gce.cloud("demo").run("createProject", { name: "Team One", displaytext: "first team" });
    const { body } = await gce("GET", "/v1/projects");
    expect(body.projects.map(({ projectId }: { projectId: string }) => projectId)).toEqual(["demo", "team-one"]);
    const team = "/compute/v1/projects/team-one/zones/basic-1-a";
    const { body: done } = await gce.settle("POST", `${team}/instances`, defaultBody("vm1", "basic-1-a", "team-one"));
    expect(done.targetLink).toMatch(/\/projects\/team-one\/zones\/basic-1-a\/instances\/vm1$/);
    expect((await gce("GET", `${team}/instances`)).body.items).toHaveLength(1);
    const { body: region } = await gce("GET", "/compute/v1/projects/team-one/regions/basic-1");
    expect(region.quotas).toContainEqual(expect.objectContaining({ metric: "INSTANCES", usage: 1 }));
    expect((await gce("GET", "zones/basic-1-a/instances?filter=name%3Dvm1")).body.items).toHaveLength(1);
    expect((await gce("GET", `${team}/instances`, undefined, { as: "other" })).status).toBe(404);
    await gce.settle("DELETE", `${team}/instances/vm1`);
    expect((await gce("GET", "zones/basic-1-a/instances/vm1")).status).toBe(200);
  });

  test("another project's resources are not taken for one's own that are called alike", async () => {
    const theirs = "projects/team-one/zones/basic-1-a";
    await gce.settle("POST", "zones/basic-1-a/disks", { name: "data", sizeGb: "1" });
    for (const [path, body, field] of [
      ["zones/basic-1-a/instances/vm1/attachDisk", { source: `${theirs}/disks/data` }, "source"],
      ["global/snapshots", { name: "s", sourceDisk: `${theirs}/disks/data` }, "sourceDisk"],
      ["global/images", { name: "i", sourceDisk: `${theirs}/disks/data` }, "sourceDisk"],
      [
        "zones/basic-1-a/disks",
        { name: "d", sourceSnapshot: "projects/team-one/global/snapshots/s" },
        "sourceSnapshot",
      ],
      ["global/firewalls", { name: "f", network: "projects/team-one/global/networks/default" }, "network"],
      [
        "zones/basic-1-a/instances",
        {
          ...defaultBody("x", "basic-1-a"),
          networkInterfaces: [{ network: "projects/team-one/global/networks/default" }],
        },
        "network",
      ],
    ] as const) {
      const { error } = await gce("POST", path, body);
      expect(error).toMatchObject({ reason: "invalid", message: expect.stringContaining("must be in project 'demo'") });
      expect(error?.message).toContain(field);
    }
  });

  test("types of another zone are refused", async () => {
    const other = { ...defaultBody("x", "basic-1-a"), machineType: "zones/adv-1-a/machineTypes/n1-standard-1" };
    expect((await gce("POST", "zones/basic-1-a/instances", other)).error?.message).toContain("machineType");
    const disk = { name: "d", type: "zones/adv-1-a/diskTypes/pd-standard" };
    expect((await gce("POST", "zones/basic-1-a/disks", disk)).error?.message).toContain("resource.type");
  });
});
