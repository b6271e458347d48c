import { type Gce, LINKS, startGce } from "../support";
import { config, defaultBody } from "./bodies";

describe("data disks of a new instance", () => {
  const zone = "basic-1-a";
  let gce: Gce;
  beforeAll(() => {
    gce = startGce({ config });
  });
  afterAll(() => gce.close());
  const withDisks = (name: string, ...disks: object[]) => {
    const body = defaultBody(name, zone);
    return { ...body, disks: [...body.disks, ...disks] };
  };

  test("new ones are made, existing ones attached, before it starts", async () => {
    await gce.settle("POST", `zones/${zone}/disks`, { name: "data", sizeGb: "5" });
    await gce.settle(
      "POST",
      `zones/${zone}/instances`,
      withDisks(
        "vm1",
        { source: `zones/${zone}/disks/data` },
        { autoDelete: true, initializeParams: { diskName: "scratch", diskSizeGb: "3" } },
      ),
    );
    const { body } = await gce("GET", `zones/${zone}/instances/vm1`);
    expect(body.status).toBe("RUNNING");
    expect(body.disks.map(({ deviceName, autoDelete }: Record<string, unknown>) => [deviceName, autoDelete])).toEqual([
      ["vm1", true],
      ["data", false],
      ["scratch", true],
    ]);
  });

  test("a disk that another instance has is refused, and keeps what it is there", async () => {
    const body = withDisks("vm2", { source: `zones/${zone}/disks/scratch`, autoDelete: false, deviceName: "other" });
    const refused = await gce("POST", `zones/${zone}/instances`, body);
    expect(refused).toMatchObject({ status: 400, error: { reason: "resourceInUseByAnotherResource" } });
    expect(refused.calls.deployVirtualMachine).toBeUndefined();
    const { disks } = (await gce("GET", `zones/${zone}/instances/vm1`)).body;
    expect(disks[2]).toMatchObject({ deviceName: "scratch", autoDelete: true });
  });

  test("auto-delete decides which of them go with it", async () => {
    await gce.settle("POST", `zones/${zone}/instances/vm1/setDiskAutoDelete?autoDelete=False&deviceName=scratch`);
    await gce.settle("POST", `zones/${zone}/instances/vm1/setDiskAutoDelete?autoDelete=True&deviceName=data`);
    await gce.settle("DELETE", `zones/${zone}/instances/vm1`);
    const { body } = await gce("GET", `zones/${zone}/disks`);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(["scratch"]);
  });

  test("of a snapshot, as large as that or larger; boot disks are made of images", async () => {
    await gce.settle("POST", `zones/${zone}/instances`, withDisks("vm4", { initializeParams: { diskSizeGb: "2" } }));
    await gce.settle("POST", `zones/${zone}/disks/vm4-1/createSnapshot`, { name: "snap" });
    const sourceSnapshot = "global/snapshots/snap";
    await gce.settle(
      "POST",
      `zones/${zone}/instances`,
      withDisks("vm5", { initializeParams: { sourceSnapshot, diskName: "copy" } }),
    );
    expect((await gce("GET", `zones/${zone}/disks/copy`)).body).toMatchObject({
      sizeGb: "2",
      users: [`${LINKS}/zones/${zone}/instances/vm5`],
    });
    const smaller = withDisks("vm6", { initializeParams: { sourceSnapshot, diskSizeGb: "1" } });
    expect((await gce("POST", `zones/${zone}/instances`, smaller)).error?.message).toContain("diskSizeGb");
    const larger = withDisks("vm7", { autoDelete: true, initializeParams: { sourceSnapshot, diskSizeGb: "9" } });
    await gce.settle("POST", `zones/${zone}/instances`, larger);
    expect((await gce("GET", `zones/${zone}/disks/vm7-1`)).body.sizeGb).toBe("9");
    await gce.settle("DELETE", `zones/${zone}/instances/vm7`);
    const boot = { ...defaultBody("vm6", zone), disks: [{ boot: true, initializeParams: { sourceSnapshot } }] };
    expect((await gce("POST", `zones/${zone}/instances`, boot)).error?.message).toContain("sourceSnapshot");
    for (const name of ["vm4", "vm5"]) await gce.settle("DELETE", `zones/${zone}/instances/${name}`);
    for (const name of ["vm4-1", "copy"]) await gce.settle("DELETE", `zones/${zone}/disks/${name}`);
  });

  test("a disk that is not there: nothing is made", async () => {
    const body = withDisks("vm2", { initializeParams: { diskSizeGb: "3" } }, { source: `zones/${zone}/disks/none` });
    expect(await gce("POST", `zones/${zone}/instances`, body)).toMatchObject({ status: 400 });
    expect((await gce("GET", `zones/${zone}/disks/vm2-1`)).status).toBe(404);
    expect((await gce("GET", `zones/${zone}/instances/vm2`)).status).toBe(404);
  });

  test("attached and detached later", async () => {
    await gce.settle("POST", `zones/${zone}/instances`, defaultBody("vm3", zone));
    const attached = await gce.settle("POST", `zones/${zone}/instances/vm3/attachDisk`, {
      source: `zones/${zone}/disks/scratch`,
    });
    expect(attached.body.targetLink).toMatch(/\/instances\/vm3$/);
    expect((await gce("GET", `zones/${zone}/instances/vm3`)).body.disks).toHaveLength(2);
    await gce.settle("POST", `zones/${zone}/instances/vm3/detachDisk?deviceName=scratch`);
    expect((await gce("GET", `zones/${zone}/instances/vm3`)).body.disks).toHaveLength(1);
  });

  test("device names are kept, and disks are called by them", async () => {
    const path = `zones/${zone}/instances/named`;
    const body = withDisks("named", { deviceName: "logs", initializeParams: { diskSizeGb: "3" } });
    Object.assign(body.disks[0] ?? {}, { deviceName: "system" });
    const { body: made } = await gce.settle("POST", `zones/${zone}/instances`, body);
    expect(made.warnings).toBeUndefined();
    const devices = async () =>
      (await gce("GET", path)).body.disks.map(({ deviceName }: { deviceName: string }) => deviceName);
    expect(await devices()).toEqual(["system", "logs"]);

    const source = `zones/${zone}/disks/scratch`;
    for (const deviceName of ["system", "logs"]) {
      expect((await gce("POST", `${path}/attachDisk`, { source, deviceName })).error?.reason).toBe("invalid");
    }
    await gce.settle("POST", `${path}/attachDisk`, { source, deviceName: "more", autoDelete: true });
    expect(await devices()).toEqual(["system", "logs", "more"]);
    expect((await gce("POST", `${path}/detachDisk?deviceName=scratch`)).status).toBe(400);
    await gce.settle("POST", `${path}/setDiskAutoDelete?autoDelete=False&deviceName=more`);
    await gce.settle("POST", `${path}/detachDisk?deviceName=more`);
    // What one attachment was called does not stick to the next.
    await gce.settle("POST", `${path}/attachDisk`, { source });
    expect((await gce("GET", path)).body.disks[2]).toMatchObject({ deviceName: "scratch", autoDelete: false });
    expect((await gce("POST", `${path}/setDiskAutoDelete?autoDelete=False&deviceName=system`)).status).toBe(400);
  });

  test("what is so anyway needs no warning, what is not has one", async () => {
    const scheduling = { onHostMaintenance: "MIGRATE", provisioningModel: "STANDARD" };
    const reservationAffinity = { consumeReservationType: "ANY_RESERVATION" };
    const body = { ...defaultBody("quiet", zone), scheduling, reservationAffinity };
    Object.assign(body.networkInterfaces[0]?.accessConfigs[0] ?? {}, { networkTier: "PREMIUM" });
    expect((await gce.settle("POST", `zones/${zone}/instances`, body)).body.warnings).toBeUndefined();
    await gce.settle("DELETE", `zones/${zone}/instances/quiet`);
    Object.assign(body, { scheduling: { onHostMaintenance: "TERMINATE" } });
    Object.assign(body.networkInterfaces[0]?.accessConfigs[0] ?? {}, { networkTier: "STANDARD" });
    const { warnings } = (await gce.settle("POST", `zones/${zone}/instances`, body)).body;
    expect(warnings.map(({ data }: { data: { value: string }[] }) => data[0]?.value)).toEqual([
      "networkInterfaces.accessConfigs.networkTier",
      "scheduling.onHostMaintenance",
    ]);
  });

  test("labels and descriptions of disks that come with it", async () => {
    const marked = (use: string) => ({ labels: { use }, description: `for ${use}` });
    const body = defaultBody("marked", zone);
    Object.assign(body.disks[0]?.initializeParams ?? {}, marked("system"));
    const logs = { autoDelete: true, initializeParams: { diskSizeGb: "1", ...marked("logs") } };
    await gce.settle("POST", `zones/${zone}/instances`, { ...body, disks: [...body.disks, logs] });
    expect((await gce("GET", `zones/${zone}/disks/marked`)).body).toMatchObject(marked("system"));
    expect((await gce("GET", `zones/${zone}/disks/marked-1`)).body).toMatchObject(marked("logs"));
    await gce.settle("DELETE", `zones/${zone}/instances/marked`);
    const refused = withDisks("marked", { initializeParams: { labels: { Use: "x" } } });
    expect((await gce("POST", `zones/${zone}/instances`, refused)).error?.message).toContain(
      "disks[1].initializeParams.labels",
    );
  });

  test("a boot disk has the machine type's kind, or the one that is asked for", async () => {
    const body = defaultBody("typed", zone);
    const boot = (diskType: string, diskSizeGb?: string) => {
      const { initializeParams, ...disk } = defaultBody("typed", zone).disks[0] ?? {};
      return { ...body, disks: [{ ...disk, initializeParams: { ...initializeParams, diskType, diskSizeGb } }] };
    };
    const type = `zones/${zone}/diskTypes/large`;
    for (const [refused, field] of [
      [boot(`zones/${zone}/diskTypes/none`), "diskType"],
      [boot(type, "7"), "diskSizeGb"],
    ] as const) {
      expect((await gce("POST", `zones/${zone}/instances`, refused)).error?.message).toContain(field);
    }
    await gce.settle("POST", `zones/${zone}/instances`, boot(type));
    const { body: disk } = await gce("GET", `zones/${zone}/disks/typed`);
    expect(disk).toMatchObject({ sizeGb: "100", type: `${LINKS}/${type}` });
    await gce.settle("DELETE", `zones/${zone}/instances/typed`);
    await gce.settle("POST", `zones/${zone}/instances`, boot(`zones/${zone}/diskTypes/pd-standard`, "12"));
    expect((await gce("GET", `zones/${zone}/disks/typed`)).body).toMatchObject({
      sizeGb: "12",
      type: `${LINKS}/zones/${zone}/diskTypes/pd-standard`,
    });
  });

  test.each(["a b", "-x", "x".repeat(64)])("no device name: %j", async (deviceName) => {
    const body = withDisks("vm9", { deviceName, initializeParams: { diskSizeGb: "3" } });
    expect((await gce("POST", `zones/${zone}/instances`, body)).error?.message).toContain("deviceName");
  });

  test("two disks of one device name", async () => {
    const disk = { deviceName: "one", initializeParams: { diskSizeGb: "3" } };
    const refused = await gce("POST", `zones/${zone}/instances`, withDisks("vm9", disk, disk));
    expect(refused.error?.message).toContain("given twice");
  });
});
