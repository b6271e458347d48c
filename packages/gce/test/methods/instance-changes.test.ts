import { type Answer, type Gce, startGce } from "../support";
import { config, defaultBody } from "./bodies";

describe.each(["advsg-1-a", "adv-1-a"])("changes of an instance in %s", (zone) => {
  let gce: Gce;
  const path = `zones/${zone}/instances/vm1`;
  const instance = async () => (await gce("GET", path)).body;
  const post = (verb: string, body?: object): Promise<Answer> => gce.settle("POST", `${path}/${verb}`, body);
  beforeAll(async () => {
    gce = startGce({ config });
    await gce.settle("POST", `zones/${zone}/instances`, {
      ...defaultBody("vm1", zone),
      labels: { env: "test" },
      tags: { items: ["web"] },
      metadata: { items: [{ key: "startup-script", value: "#!/bin/sh\necho hi" }] },
    });
  });
  afterAll(() => gce.close());

  test("what was asked for at birth is there", async () => {
    expect(await instance()).toMatchObject({
      labels: { env: "test" },
      tags: { items: ["web"] },
      metadata: { items: [{ key: "startup-script", value: "#!/bin/sh\necho hi" }] },
    });
  });

  test("metadata: replaced, refused with an old fingerprint, emptied", async () => {
    const { metadata } = await instance();
    const items = [{ key: "ssh-keys", value: "ann:ssh-rsa AAAA ann@host" }];
    await post("setMetadata", { fingerprint: metadata.fingerprint, items });
    expect((await instance()).metadata.items).toEqual(items);
    const stale = await gce("POST", `${path}/setMetadata`, { fingerprint: metadata.fingerprint, items });
    expect(stale).toMatchObject({
      status: 412,
      error: { message: "Supplied fingerprint does not match current metadata fingerprint." },
    });
    await post("setMetadata", {});
    expect((await instance()).metadata.items).toBeUndefined();
  });

  test("labels: changed and taken away", async () => {
    const { labelFingerprint } = await instance();
    await post("setLabels", { labelFingerprint, labels: { env: "prod", tier: "one" } });
    expect((await instance()).labels).toEqual({ env: "prod", tier: "one" });
    expect(await gce("POST", `${path}/setLabels`, { labelFingerprint, labels: {} })).toMatchObject({ status: 412 });
    await post("setLabels", {});
    expect((await instance()).labels).toBeUndefined();
    expect(await gce("POST", `${path}/setLabels`, { labels: { Upper: "x" } })).toMatchObject({ status: 400 });
  });

  test("deletion protection", async () => {
    await post("setDeletionProtection?deletionProtection=True");
    expect(await instance()).toMatchObject({ deletionProtection: true });
    expect((await gce("DELETE", path)).status).toBe(400);
    await post("setDeletionProtection?deletionProtection=False");
  });

  test("machine type, network tags and name change while it is stopped", async () => {
    expect(
      await gce("POST", `${path}/setMachineType`, { machineType: `zones/${zone}/machineTypes/huge` }),
    ).toMatchObject({
      status: 400,
      error: { reason: "resourceNotReady" },
    });
    await post("stop");
    await post("setMachineType", { machineType: `zones/${zone}/machineTypes/custom-2-2048` });
    expect((await instance()).machineType).toMatch(/\/machineTypes\/custom-2-2048$/);
    await post("setTags", { items: ["db", "web"] });
    expect((await instance()).tags.items).toEqual(["db", "web"]);
    await post("setName", { currentName: "vm1", name: "vm2" });
    await gce.settle("POST", `zones/${zone}/instances/vm2/setName`, { name: "vm1" });
    await post("start");
  });

  test("update takes the instance as it was read, with what shall change", async () => {
    const read = await instance();
    const interfaces = read.networkInterfaces.map((one: object) => ({ ...one, fingerprint: "b3RoZXI=" }));
    const { body: same } = await gce.settle("PUT", path, { ...read, networkInterfaces: interfaces });
    expect(same.warnings).toBeUndefined();
    expect(await instance()).toMatchObject({ disks: read.disks, tags: read.tags, metadata: read.metadata });
    const moved = { ...read, machineType: `zones/${zone}/machineTypes/e2-medium` };
    const running = await gce("PUT", path, { ...moved, labels: { tier: "two" } });
    expect(running).toMatchObject({ status: 400, error: { reason: "resourceNotReady" } });
    expect((await instance()).labels).toEqual(read.labels);
    await post("stop");
    await gce.settle("PUT", path, { ...moved, labels: { tier: "two" } });
    expect(await instance()).toMatchObject({ labels: { tier: "two" } });
    expect((await instance()).machineType).toMatch(/\/machineTypes\/e2-medium$/);
    await post("start");
    const [disk] = read.disks;
    for (const [field, value] of Object.entries({
      name: "vm2",
      description: "another",
      disks: [disk, { ...disk, boot: false }],
      networkInterfaces: [{ network: "global/networks/other" }],
      scheduling: { ...read.scheduling, automaticRestart: !read.scheduling.automaticRestart },
    })) {
      const { error } = await gce("PUT", path, { ...read, labels: {}, [field]: value });
      expect(error?.message).toContain(`'resource.${field}'`);
    }
    expect((await instance()).labels).toEqual({ tier: "two" });
  });

  test("scheduling: what cannot be had is a warning or an error", async () => {
    const { body } = await post("setScheduling", { automaticRestart: true });
    expect(body.warnings).toMatchObject([{ code: "FIELD_VALUE_OVERRIDEN", data: [{ value: "automaticRestart" }] }]);
    expect(await gce("POST", `${path}/setScheduling`, { preemptible: true })).toMatchObject({ status: 400 });
  });

  test("an operation that needed no job can be asked for again", async () => {
    const { body } = await post("setDeletionProtection?deletionProtection=false");
    const again = await gce("GET", `zones/${zone}/operations/${body.name}`);
    expect(again.body).toMatchObject({ status: "DONE", operationType: "setDeletionProtection", name: body.name });
    const { body: byId } = await gce("GET", again.body.targetLink.replace("http://gce.test", ""));
    expect(byId.name).toBe("vm1");
  });

  test("a repeated request id gets the same operation and starts nothing", async () => {
    const query = "stop?requestId=6b1c1a1e-5b9c-4f1e-8f5e-0d8a5e1b2c3d";
    const first = await gce("POST", `${path}/${query}`);
    const second = await gce("POST", `${path}/${query}`);
    expect(second.body.name).toBe(first.body.name);
    expect(second.calls).toEqual({});
  });
});
