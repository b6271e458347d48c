import { createFakeCloud } from "../support/fake-cloudstack";

const zones = () => ({ count: 1, zone: [{ id: "z1", name: "one" }] });
const networks = () => ({ count: 1, network: [{ id: "n1", name: "net" }] });
const done = () => ({ jobid: "j", id: "n2" });
const answers = {
  listZones: zones,
  listNetworks: networks,
  listTemplates: () => ({}),
  createNetwork: () => ({ network: { id: "n2" } }),
  createTags: done,
  restartNetwork: done,
  deployVirtualMachine: done,
  queryAsyncJobResult: () => ({ jobid: "j", jobstatus: 1, jobresult: { success: true } }),
};

test("is asked for once, also by many at the same time", async () => {
  const { cloud, called } = createFakeCloud(answers);
  const all = await Promise.all([cloud.catalogue("listZones"), cloud.catalogue("listZones")]);
  expect(all[0]).toEqual([{ id: "z1", name: "one" }]);
  expect(await cloud.catalogue("listZones")).toBe(all[0]);
  expect(called("listZones")).toBe(1);
});

test("lapses", async () => {
  const { cloud, called, pace } = createFakeCloud(answers, { cataloguesTtlMs: 1_000 });
  await cloud.catalogue("listZones");
  pace.pass(999);
  await cloud.catalogue("listZones");
  expect(called("listZones")).toBe(1);
  pace.pass(1);
  await cloud.catalogue("listZones");
  expect(called("listZones")).toBe(2);
});

test("is kept by parameters, in whatever order they are given", async () => {
  const { cloud, called } = createFakeCloud(answers);
  await cloud.catalogue("listTemplates", { templatefilter: "self", zoneid: "z1" });
  await cloud.catalogue("listTemplates", { zoneid: "z1", templatefilter: "self" });
  await cloud.catalogue("listTemplates", { templatefilter: "featured", zoneid: "z1" });
  expect(called("listTemplates")).toBe(2);
});

test("is never shown to another key pair, nor to the same key with another secret", async () => {
  const { cloud, endpoint, called } = createFakeCloud(answers);
  await cloud.catalogue("listZones");
  await endpoint.as({ apiKey: "key", secretKey: "other" }).catalogue("listZones");
  await endpoint.as({ apiKey: "other", secretKey: "secret" }).catalogue("listZones");
  expect(called("listZones")).toBe(3);
  await endpoint.as({ apiKey: "key", secretKey: "secret" }).catalogue("listZones");
  expect(called("listZones")).toBe(3);
});

test("a failure is not kept", async () => {
  let fail = true;
  const { cloud } = createFakeCloud({
    listZones: () => (fail ? { errorcode: 530, errortext: "down" } : zones()),
  });
  await expect(cloud.catalogue("listZones")).rejects.toMatchObject({ code: 530 });
  fail = false;
  expect(await cloud.catalogue("listZones")).toHaveLength(1);
});

describe("one's own mutations", () => {
  const warm = async () => {
    const fake = createFakeCloud(answers);
    await Promise.all([fake.cloud.catalogue("listZones"), fake.cloud.catalogue("listNetworks")]);
    return fake;
  };
  const again = async ({ cloud, called }: Awaited<ReturnType<typeof warm>>) => {
    await Promise.all([cloud.catalogue("listZones"), cloud.catalogue("listNetworks")]);
    return { zones: called("listZones"), networks: called("listNetworks") };
  };

  test("drop the list that they change, and no other", async () => {
    const fake = await warm();
    await fake.cloud.call("createNetwork", { name: "n", networkofferingid: "o", zoneid: "z1" });
    expect(await again(fake)).toEqual({ zones: 1, networks: 2 });
  });

  test("drop the list of the resource type that they tag", async () => {
    const fake = await warm();
    await fake.cloud.run("createTags", {
      resourceids: ["n1"],
      resourcetype: "Network",
      tags: [{ key: "k", value: "v" }],
    });
    expect(await again(fake)).toEqual({ zones: 1, networks: 2 });
  });

  test("drop it again when their job has ended", async () => {
    const fake = await warm();
    const running = fake.cloud.run("restartNetwork", { id: "n1" });
    await fake.cloud.catalogue("listNetworks");
    await running;
    expect((await again(fake)).networks).toBeGreaterThanOrEqual(2);
    expect(await fake.cloud.catalogue("listNetworks")).toBe(await fake.cloud.catalogue("listNetworks"));
  });

  test("drop it when whoever started the job sees it ended", async () => {
    const fake = createFakeCloud({
      ...answers,
      queryAsyncJobResult: () => ({ jobid: "j", jobstatus: 1, cmd: "org.example.network.RestartNetworkCmd" }),
    });
    const { jobId } = await fake.cloud.start("restartNetwork", { id: "n1" });
    await Promise.all([fake.cloud.catalogue("listZones"), fake.cloud.catalogue("listNetworks")]);
    await fake.cloud.job(jobId);
    expect(await again(fake)).toEqual({ zones: 1, networks: 2 });
  });

  test("deploying a machine drops nothing: a burst of machines must not ask for the catalogues each time", async () => {
    const fake = await warm();
    await fake.cloud.run("deployVirtualMachine", { zoneid: "z1", serviceofferingid: "o", templateid: "t" });
    expect(await again(fake)).toEqual({ zones: 1, networks: 1 });
  });

  test("forget drops all of one's own", async () => {
    const fake = await warm();
    fake.cloud.forget();
    expect(await again(fake)).toEqual({ zones: 2, networks: 2 });
  });

  test("a flight that began before forget is not kept after it", async () => {
    const { cloud, called } = createFakeCloud(answers);
    const flight = cloud.catalogue("listZones");
    cloud.forget();
    await flight;
    await cloud.catalogue("listZones");
    expect(called("listZones")).toBe(2);
  });
});
