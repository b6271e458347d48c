import { type Gce, LINKS, startGce } from "../support";
import { otherTool, smallestMachine } from "./cloud";

const IMAGES = "global/images";
const DISKS = "zones/basic-1-a/disks";

describe("images are made, changed and deleted", () => {
  let gce: Gce;
  let vm: string;
  beforeEach(async () => {
    gce = startGce();
    const cloud = otherTool(gce);
    const [zone] = (await cloud.list("listZones")).filter(({ name }) => name === "basic-1");
    const machine = { ...(await smallestMachine(cloud, zone?.id ?? "")), name: "vm1" };
    ({ id: vm } = await cloud.run("deployVirtualMachine", machine));
  });
  afterEach(() => gce.close());

  const get = async (name: string) => (await gce("GET", `${IMAGES}/${name}`)).body;
  const made = { name: "mine", family: "ours", description: "our own", labels: { a: "b" } };

  test("of a stopped instance's disk", async () => {
    const body = { ...made, sourceDisk: `${LINKS}/${DISKS}/vm1` };
    expect((await gce("POST", IMAGES, body)).error?.reason).toBe("resourceInUseByAnotherResource");
    await otherTool(gce).run("stopVirtualMachine", { id: vm });
    await gce.settle("POST", IMAGES, body);
    expect(await get("mine")).toMatchObject({ ...made, status: "READY" });
    expect((await gce("GET", `${IMAGES}/family/ours`)).body.name).toBe("mine");
    expect((await gce("POST", IMAGES, body)).error?.reason).toBe("alreadyExists");
    await gce.settle("DELETE", `${IMAGES}/mine`);
    expect((await gce("GET", `${IMAGES}/mine`)).status).toBe(404);
  });

  test.each([
    [undefined, "X86_64"],
    ["X86_64", "X86_64"],
    ["ARM64", "ARM64"],
  ])("of architecture %s", async (architecture, shown) => {
    await otherTool(gce).run("stopVirtualMachine", { id: vm });
    const sources = { disk: { sourceDisk: `${DISKS}/vm1` }, url: { rawDisk: { source: "http://x.example/a.qcow2" } } };
    for (const [name, source] of Object.entries(sources)) {
      const { body } = await gce.settle("POST", IMAGES, { name, ...source, architecture });
      expect(body.warnings).toBeUndefined();
      expect((await get(name)).architecture).toBe(shown);
    }
    expect((await gce("POST", IMAGES, { name: "x", ...sources.url, architecture: "RISCV" })).status).toBe(400);
  });

  test("of a snapshot; then described, labelled and deprecated", async () => {
    await gce.settle("POST", `${DISKS}/vm1/createSnapshot`, { name: "snap" });
    await gce.settle("POST", IMAGES, { ...made, sourceSnapshot: "global/snapshots/snap" });
    await gce.settle("PATCH", `${IMAGES}/mine`, { description: "new", family: "theirs" });
    const image = await get("mine");
    expect(image).toMatchObject({ description: "new", family: "theirs" });
    await gce.settle("POST", `${IMAGES}/mine/setLabels`, {
      labels: { c: "d" },
      labelFingerprint: image.labelFingerprint,
    });
    expect((await get("mine")).labels).toEqual({ c: "d" });
    const deprecation = { state: "DEPRECATED", deprecated: "2026-12-01T00:00:00Z", deleted: "2027-01-01T00:00:00Z" };
    const replacement = "projects/debian-cloud/global/images/debian-12";
    await gce.settle("POST", `${IMAGES}/mine/deprecate`, { ...deprecation, replacement });
    expect((await get("mine")).deprecated).toEqual({
      ...deprecation,
      replacement: LINKS.replace("projects/demo", replacement),
    });
    for (const [field, value] of [
      ["state", "GONE"],
      ["obsolete", "soon"],
      ["replacement", "zones/z/disks/d"],
    ]) {
      const refused = await gce("POST", `${IMAGES}/mine/deprecate`, { ...deprecation, [field ?? ""]: value });
      expect(refused.error?.message).toContain(`'${field}'`);
    }
    expect((await gce("GET", `${IMAGES}/family/theirs`)).status).toBe(404);
    await gce.settle("POST", `${IMAGES}/mine/deprecate`, { state: "ACTIVE" });
    expect((await gce("GET", `${IMAGES}/family/theirs`)).body.name).toBe("mine");
  });

  test("of a URL, in every zone, for the hypervisor that there is", async () => {
    const before = gce.upstream.length;
    await gce("POST", IMAGES, { ...made, rawDisk: { source: "https://images.example.org/disk.qcow2.bz2?x=1" } });
    const call = gce.upstream.slice(before).find((one) => one.get("command") === "registerTemplate");
    expect(call?.get("format")).toBe("QCOW2");
    expect(call?.get("zoneids")?.split(",")).toHaveLength(3);
    expect(call?.get("hypervisor")).not.toBe("");
  });

  test.each([
    ["no source", {}, "Exactly one of"],
    ["two sources", { sourceSnapshot: "s", rawDisk: { source: "http://x/y.raw" } }, "Exactly one of"],
    ["Google's own form", { rawDisk: { source: "https://x.org/disk.tar.gz" } }, "resource.rawDisk.source"],
    ["a file", { rawDisk: { source: "file:///etc/passwd.raw" } }, "resource.rawDisk.source"],
    ["a disk without a zone", { sourceDisk: "vm1" }, "resource.sourceDisk"],
    ["an image", { sourceImage: "global/images/x" }, "resource.sourceImage"],
    ["a bad family", { family: "Ours", sourceSnapshot: "s" }, "resource.family"],
  ])("refuses %s", async (_name, change, text) => {
    const { error } = await gce("POST", IMAGES, { name: "mine", ...change });
    expect(error).toMatchObject({ reason: "invalid", message: expect.stringContaining(text) });
  });

  test("another account's image can't be changed", async () => {
    const { body } = await gce("GET", IMAGES);
    const { name } = body.items[0];
    for (const [method, path] of [
      ["DELETE", `${IMAGES}/${name}`],
      ["POST", `${IMAGES}/${name}/deprecate`],
    ] as const) {
      expect((await gce(method, path, method === "POST" ? { state: "OBSOLETE" } : undefined)).error?.reason).toBe(
        "forbidden",
      );
    }
  });
});
