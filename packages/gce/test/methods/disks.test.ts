import { type Gce, LINKS, startGce } from "../support";
import { otherTool, smallestMachine } from "./cloud";

const ZONE = "zones/basic-1-a";
const DISKS = `${ZONE}/disks`;

describe("disks, their types and snapshots", () => {
  let gce: Gce;
  beforeEach(() => {
    gce = startGce();
  });
  afterEach(() => gce.close());

  const insert = (body: object) => gce.settle("POST", DISKS, body);
  const get = async (name: string) => (await gce("GET", `${DISKS}/${name}`)).body;

  test("a disk is made of free size, shown, resized and deleted", async () => {
    const made = await gce("POST", DISKS, {
      name: "data",
      sizeGb: "20",
      description: "for data",
      labels: { env: "test" },
    });
    expect(made.body).toMatchObject({
      operationType: "insert",
      targetLink: `${LINKS}/${DISKS}/data`,
      zone: `${LINKS}/${ZONE}`,
    });
    expect(made.calls).toMatchObject({ listVolumes: 1, createVolume: 1, createTags: 1 });
    await gce.settle("POST", `${new URL(made.body.selfLink).pathname}/wait`);
    expect(await get("data")).toMatchObject({
      kind: "compute#disk",
      name: "data",
      description: "for data",
      labels: { env: "test" },
      sizeGb: "20",
      status: "READY",
      zone: `${LINKS}/${ZONE}`,
      selfLink: `${LINKS}/${DISKS}/data`,
    });
    await gce.settle("POST", `${DISKS}/data/resize`, { sizeGb: "30" });
    expect((await get("data")).sizeGb).toBe("30");
    expect((await gce("POST", `${DISKS}/data/resize`, { sizeGb: "30" })).error?.message).toContain(
      "larger than existing",
    );
    await gce.settle("DELETE", `${DISKS}/data`);
    expect((await gce("GET", `${DISKS}/data`)).error?.reason).toBe("notFound");
  });

  test("lists take one call for the volumes once catalogues are known", async () => {
    await insert({ name: "one", sizeGb: "1" });
    await insert({ name: "two", sizeGb: "1" });
    const first = await gce("GET", DISKS);
    expect(first.body.items.map(({ name }: { name: string }) => name)).toEqual(["one", "two"]);
    expect((await gce("GET", DISKS)).calls).toEqual({ listVolumes: 1 });
    const all = await gce("GET", "aggregated/disks");
    expect(all.calls).toEqual({ listVolumes: 1 });
    expect(all.body.items[ZONE].disks).toHaveLength(2);
    expect(all.body.items["zones/adv-1-a"].warning.code).toBe("NO_RESULTS_ON_PAGE");
    expect((await gce("GET", DISKS, undefined, { as: "other" })).body.items).toBeUndefined();
  });

  test("disk types are the disk offerings, and pd-standard", async () => {
    const { body } = await gce("GET", `${ZONE}/diskTypes`);
    const names: string[] = body.items.map(({ name }: { name: string }) => name);
    expect(names).toContain("pd-standard");
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) expect((await gce("GET", `${ZONE}/diskTypes/${name}`)).body.name).toBe(name);
    expect((await gce("GET", `${ZONE}/diskTypes/nothing`)).status).toBe(404);
    expect(Object.keys((await gce("GET", "aggregated/diskTypes")).body.items)).toContain(ZONE);
    const fixed = body.items.find(({ validDiskSize }: { validDiskSize: string }) => !validDiskSize.startsWith("1GB"));
    await insert({ name: "fixed", type: fixed.selfLink });
    expect(await get("fixed")).toMatchObject({ type: fixed.selfLink, sizeGb: fixed.defaultDiskSizeGb });
    const none = await gce("POST", DISKS, { name: "none", type: `${ZONE}/diskTypes/pd-ssd` });
    expect(none.error?.message).toContain("There are: pd-standard, ");
    const odd = await gce("POST", DISKS, { name: "odd", type: fixed.selfLink, sizeGb: "7" });
    expect(odd.error).toMatchObject({ reason: "invalid", message: expect.stringContaining("resource.sizeGb") });
  });

  test("of an image: CloudStack's copy of its file, which an instance takes", async () => {
    const sourceImage = "global/images/debian-12";
    const made = await gce("POST", DISKS, { name: "system", sourceImage, labels: { a: "b" } });
    expect(made).toMatchObject({ status: 200, calls: { extractTemplate: 1, uploadVolume: 1, createTags: 1 } });
    expect(made.body).toMatchObject({ status: "DONE", targetLink: `${LINKS}/${DISKS}/system` });
    const { body: image } = await gce("GET", sourceImage);
    expect(await get("system")).toMatchObject({
      status: "READY",
      sizeGb: image.diskSizeGb,
      sourceImage: `${LINKS}/${sourceImage}`,
      sourceImageId: image.id,
      labels: { a: "b" },
    });
    const cloud = otherTool(gce);
    const [zone] = (await cloud.list("listZones")).filter(({ name }) => name === "basic-1");
    await cloud.run("deployVirtualMachine", { ...(await smallestMachine(cloud, zone?.id ?? "")), name: "vm1" });
    await gce.settle("POST", `${ZONE}/instances/vm1/attachDisk`, { source: `${DISKS}/system` });
    expect((await get("system")).users).toEqual([`${LINKS}/${ZONE}/instances/vm1`]);
  });

  test.each([
    ["another size", { sourceImage: "global/images/debian-12", sizeGb: "50" }, "resource.sizeGb"],
    ["a type of fixed size", { sourceImage: "global/images/debian-12", type: "diskTypes/large" }, "resource.type"],
    ["a snapshot too", { sourceImage: "global/images/debian-12", sourceSnapshot: "s" }, "resource.sourceSnapshot"],
    [
      "an image that may not be copied",
      { sourceImage: "global/images/centos-5-6-64-bit-no-gui-simulator" },
      "resource.sourceImage",
    ],
  ])("of an image, but %s: refused before anything is begun", async (_name, body, field) => {
    const { error, calls } = await gce("POST", DISKS, { name: "data", ...body });
    expect(error).toMatchObject({ reason: "invalid", message: expect.stringContaining(`'${field}`) });
    expect(calls.extractTemplate).toBeUndefined();
  });

  test("labels change under their fingerprint", async () => {
    await insert({ name: "data", sizeGb: "1", labels: { a: "1", b: "2" } });
    const { labelFingerprint } = await get("data");
    await gce.settle("POST", `${DISKS}/data/setLabels`, { labels: { b: "3" }, labelFingerprint });
    expect((await get("data")).labels).toEqual({ b: "3" });
    const late = await gce("POST", `${DISKS}/data/setLabels`, { labels: {}, labelFingerprint });
    expect(late.error?.reason).toBe("conditionNotMet");
  });

  test.each([
    ["a bad name", { name: "Data" }, "resource.name"],
    ["a bad size", { sizeGb: "0x10" }, "resource.sizeGb"],
    ["an unknown type", { type: "zones/z/diskTypes/pd-ssd" }, "resource.type"],
    ["an unknown image", { sourceImage: "global/images/debian" }, "resource.sourceImage"],
    ["an unknown snapshot", { sourceSnapshot: "global/snapshots/none" }, "resource.sourceSnapshot"],
    ["a field that nothing backs", { provisionedIops: "100" }, "resource.provisionedIops"],
    ["a label without a value", { labels: { a: "" } }, "resource.labels"],
  ])("refuses %s, and makes nothing", async (_name, change, field) => {
    const { error } = await gce("POST", DISKS, { name: "data", sizeGb: "1", ...change });
    expect(error).toMatchObject({ reason: "invalid", message: expect.stringContaining(`'${field}`) });
    expect(gce.upstream.some((call) => call.get("command") === "createVolume")).toBe(false);
  });

  test("a second of one name is refused; the block size is ignored and said so", async () => {
    const { body } = await insert({ name: "data", sizeGb: "1", physicalBlockSizeBytes: "16384" });
    expect(body.warnings).toMatchObject([{ data: [{ key: "field", value: "physicalBlockSizeBytes" }] }]);
    expect((await gce("POST", DISKS, { name: "data", sizeGb: "1" })).error?.reason).toBe("alreadyExists");
  });

  describe("of an instance", () => {
    beforeEach(async () => {
      const cloud = otherTool(gce);
      const [zone] = (await cloud.list("listZones")).filter(({ name }) => name === "basic-1");
      await cloud.run("deployVirtualMachine", {
        ...(await smallestMachine(cloud, zone?.id ?? "")),
        name: "vm1",
      });
    });

    test("the boot disk bears its name and is in use", async () => {
      expect(await get("vm1")).toMatchObject({
        users: [`${LINKS}/${ZONE}/instances/vm1`],
        type: `${LINKS}/${ZONE}/diskTypes/pd-standard`,
      });
      expect((await gce("DELETE", `${DISKS}/vm1`)).error?.reason).toBe("resourceInUseByAnotherResource");
    });

    test("a snapshot is taken, labelled, shown, made a disk of and deleted", async () => {
      const before = { name: "before", labels: { a: "b" }, description: "d" };
      const taken = await gce("POST", `${DISKS}/vm1/createSnapshot`, before);
      expect(taken.body.targetLink).toBe(`${LINKS}/${DISKS}/vm1`);
      await gce.settle("POST", `${new URL(taken.body.selfLink).pathname}/wait`);
      const after = await gce.settle("POST", "global/snapshots", {
        name: "after",
        sourceDisk: `${LINKS}/${DISKS}/vm1`,
      });
      expect(after.body.targetLink).toBe(`${LINKS}/global/snapshots/after`);
      const { body } = await gce("GET", "global/snapshots/before");
      expect(body).toMatchObject({ kind: "compute#snapshot", status: "READY", labels: { a: "b" }, description: "d" });
      const source = await gce("GET", new URL(body.sourceDisk).pathname);
      expect(source.body.name).toBe("vm1");
      await insert({ name: "copy", sourceSnapshot: "global/snapshots/before" });
      const sourceSnapshot = `${LINKS}/global/snapshots/before`;
      expect(await get("copy")).toMatchObject({ sizeGb: body.diskSizeGb, sourceSnapshot, sourceSnapshotId: body.id });
      await insert({ name: "big", sourceSnapshot, sizeGb: "99" });
      expect(await get("big")).toMatchObject({ sizeGb: "99", sourceSnapshot });
      expect((await gce("POST", DISKS, { name: "small", sourceSnapshot, sizeGb: "1" })).error?.message).toContain(
        `at least ${body.diskSizeGb} GB`,
      );
      gce.simulator.faults.plan({ command: "resizeVolume", times: 1, fault: { kind: "failJob", code: 535 } });
      expect((await gce("POST", DISKS, { name: "none", sourceSnapshot, sizeGb: "99" })).status).toBe(403);
      expect((await gce("GET", `${DISKS}/none`)).status).toBe(404);
      const located = (name: string, region: string) =>
        gce("POST", `${DISKS}/vm1/createSnapshot`, { name, storageLocations: [region] });
      const here = await located("here", "basic-1");
      expect(here.body.warnings).toBeUndefined();
      await gce.settle("POST", `${new URL(here.body.selfLink).pathname}/wait`);
      expect((await gce("GET", "global/snapshots/here")).body.storageLocations).toEqual(["basic-1"]);
      await gce.settle("DELETE", "global/snapshots/here");
      expect((await located("nowhere", "eu")).error?.message).toContain("resource.storageLocations");
      // The simulated storage, as the recorded one, copies nothing to other zones: its operation says so.
      const { body: copied } = await located("far", "advsg-1");
      const ended = await gce("POST", `${new URL(copied.selfLink).pathname}/wait`);
      expect(ended.body).toMatchObject({ status: "DONE", httpErrorStatusCode: 500 });
      const list = await gce("GET", "global/snapshots");
      expect(list.body.items.map(({ name }: { name: string }) => name)).toEqual(["after", "before"]);
      expect(list.calls).toEqual({ listSnapshots: 1, listTags: 1 });
      expect((await gce("POST", `${DISKS}/vm1/createSnapshot`, { name: "after" })).error?.reason).toBe("alreadyExists");
      await gce.settle("POST", "global/snapshots/before/setLabels", {
        labels: {},
        labelFingerprint: body.labelFingerprint,
      });
      expect((await gce("GET", "global/snapshots/before")).body.labels).toBeUndefined();
      await gce.settle("DELETE", "global/snapshots/before");
      expect((await gce("GET", "global/snapshots/before")).status).toBe(404);
    });
  });
});
