import type { ObservedCall, TransportReply } from "@stackgate/cloudstack";
import { answer, createFakeCloud } from "./support/fake-cloudstack";

const deployed = { zoneid: "z", serviceofferingid: "o", templateid: "t" };

/** `count` machines, served by page and pagesize as the server does: no list key past the end. */
const machines = (count: number) => (parameters: URLSearchParams) => {
  const size = Number(parameters.get("pagesize"));
  const begin = (Number(parameters.get("page")) - 1) * size;
  const virtualmachine = Array.from({ length: count }, (_, index) => ({ id: `vm${index}` })).slice(begin, begin + size);
  return virtualmachine.length > 0 ? { count, virtualmachine } : { count };
};

describe("list", () => {
  test.each([
    [0, 1],
    [500, 1],
    [501, 2],
    [1_700, 4],
  ])("%d machines take %d calls", async (count, calls) => {
    const { cloud, called } = createFakeCloud({ listVirtualMachines: machines(count) });
    const listed = await cloud.list("listVirtualMachines", { details: ["min"] });
    expect(new Set(listed.map(({ id }) => id)).size).toBe(count);
    expect(called("listVirtualMachines")).toBe(calls);
  });

  test("a smaller page size means more calls side by side", async () => {
    const { cloud, called, sent } = createFakeCloud({ listVirtualMachines: machines(300) });
    expect(await cloud.list("listVirtualMachines", { pagesize: 100, zoneid: "z" })).toHaveLength(300);
    expect(called("listVirtualMachines")).toBe(3);
    expect(sent.map((parameters) => parameters.get("zoneid"))).toEqual(["z", "z", "z"]);
  });

  test("stream gives the same, page by page", async () => {
    const { cloud } = createFakeCloud({ listVirtualMachines: machines(1_200) });
    const sizes: number[] = [];
    for await (const { items } of cloud.stream("listVirtualMachines", {})) sizes.push(items.length);
    expect(sizes).toEqual([500, 500, 200]);
  });

  test("nothing found is an empty page, whichever way it is said", async () => {
    const { cloud } = createFakeCloud({ listVirtualMachines: () => ({}), listZones: () => ({ count: 7 }) });
    expect(await cloud.page("listVirtualMachines")).toEqual({ items: [], count: 0 });
    expect(await cloud.page("listZones", { page: 9, pagesize: 2 })).toEqual({ items: [], count: 7 });
  });

  test("page sends just what it is given", async () => {
    const { cloud, sent } = createFakeCloud({ listVirtualMachines: machines(7) });
    expect((await cloud.page("listVirtualMachines", { page: 2, pagesize: 3 })).items.map(({ id }) => id)).toEqual([
      "vm3",
      "vm4",
      "vm5",
    ]);
    expect([...(sent[0]?.keys() ?? [])]).toEqual(["page", "pagesize", "command", "response", "apikey", "signature"]);
  });
});

describe("call", () => {
  test("gives what stands under the result's key", async () => {
    const { cloud } = createFakeCloud({
      updateVirtualMachine: () => ({ virtualmachine: { id: "v", name: "n" } }),
      deleteVolume: () => ({ success: true }),
      registerTemplate: () => ({ count: 1, template: [{ id: "t" }] }),
      listCapabilities: () => ({ capability: { cloudstackversion: "4.23" } }),
    });
    expect(await cloud.call("updateVirtualMachine", { id: "v" })).toEqual({ id: "v", name: "n" });
    expect(await cloud.call("deleteVolume", { id: "v" })).toEqual({ success: true });
    expect((await cloud.call("listCapabilities", {})).cloudstackversion).toBe("4.23");
    const template = {
      displaytext: "t",
      format: "QCOW2",
      hypervisor: "KVM",
      name: "t",
      ostypeid: "o",
      url: "http://h/t",
    };
    expect(await cloud.call("registerTemplate", template)).toEqual([{ id: "t" }]);
  });
});

describe("jobs", () => {
  const polled = (...replies: object[]) => {
    let polls = 0;
    return () => ({ jobid: "j1", ...replies[Math.min(polls++, replies.length - 1)] });
  };

  test("start answers at once with the job and the id", async () => {
    const { cloud, calls } = createFakeCloud({ deployVirtualMachine: () => ({ jobid: "j1", id: "v1" }) });
    expect(await cloud.start("deployVirtualMachine", deployed)).toEqual({ jobId: "j1", id: "v1" });
    expect(calls).toHaveLength(1);
  });

  test("start of a command that names no id", async () => {
    const { cloud } = createFakeCloud({ stopVirtualMachine: () => ({ jobid: "j1" }) });
    expect(await cloud.start("stopVirtualMachine", { id: "v" })).toEqual({ jobId: "j1" });
  });

  test("run gives the result of the job", async () => {
    const { cloud, called } = createFakeCloud({
      deployVirtualMachine: () => ({ jobid: "j1", id: "v1" }),
      queryAsyncJobResult: polled({ jobstatus: 0 }, { jobstatus: 1, jobresult: { virtualmachine: { id: "v1" } } }),
    });
    expect(await cloud.run("deployVirtualMachine", deployed)).toEqual({ id: "v1" });
    expect(called("queryAsyncJobResult")).toBe(2);
  });

  test("run throws what a failed job says, and which job", async () => {
    const { cloud } = createFakeCloud({
      deployVirtualMachine: () => ({ jobid: "j1", id: "v1" }),
      queryAsyncJobResult: polled({ jobstatus: 2, jobresult: { errorcode: 533, errortext: "full" } }),
    });
    await expect(cloud.run("deployVirtualMachine", deployed)).rejects.toMatchObject({
      name: "CloudError",
      command: "deployVirtualMachine",
      code: 533,
      text: "full",
      jobId: "j1",
    });
  });

  test("run whose job CloudStack does not know any more does not blame what was sent", async () => {
    const unknown = () => ({ errorcode: 431, cserrorcode: 4350, errortext: "no such job" });
    const { cloud } = createFakeCloud({ stopVirtualMachine: () => ({ jobid: "j1" }), queryAsyncJobResult: unknown });
    const lost = { name: "TransportError", kind: "lost", command: "stopVirtualMachine", jobId: "j1" };
    await expect(cloud.run("stopVirtualMachine", { id: "v" })).rejects.toMatchObject(lost);
    // Whoever asks for a job by its id is told as it is.
    await expect(cloud.job("j1")).rejects.toMatchObject({ name: "CloudError", code: 431 });
  });

  test("run that waited in vain says which job it left behind", async () => {
    const fake = createFakeCloud(
      { stopVirtualMachine: () => ({ jobid: "j1" }), queryAsyncJobResult: polled({ jobstatus: 0 }) },
      { jobTimeoutMs: 1_000 },
    );
    await expect(fake.cloud.run("stopVirtualMachine", { id: "v" })).rejects.toMatchObject({
      name: "TransportError",
      kind: "timeout",
      jobId: "j1",
    });
  });

  test("wait and job give failed jobs as they are", async () => {
    const { cloud } = createFakeCloud({
      queryAsyncJobResult: polled({ jobstatus: 2, jobresult: { errorcode: 530, errortext: "no" } }),
    });
    expect((await cloud.job("j1")).error).toEqual({ code: 530, text: "no" });
    expect((await cloud.wait("j1", 100)).state).toBe("failed");
  });

  test("a start without a job is no answer", async () => {
    const { cloud } = createFakeCloud({ stopVirtualMachine: () => ({}) });
    await expect(cloud.start("stopVirtualMachine", { id: "v" })).rejects.toMatchObject({ kind: "malformed" });
  });
});

test("a caller's observer hears of its own exchanges and jobs, and of nobody else's", async () => {
  const { endpoint, calls } = createFakeCloud({ listZones: () => ({}), stopVirtualMachine: () => ({ jobid: "j1" }) });
  const heard: unknown[] = [];
  const observer = {
    exchanged: ({ command, status }: ObservedCall) => heard.push([command, status]),
    started: (jobId: string) => heard.push(jobId),
  };
  const observed = endpoint.as({ apiKey: "a", secretKey: "s" }, observer);
  await endpoint.as({ apiKey: "b", secretKey: "s" }).list("listZones");
  await observed.catalogue("listZones");
  await observed.catalogue("listZones");
  await observed.start("stopVirtualMachine", { id: "v" });
  expect(heard).toEqual([["listZones", 200], ["stopVirtualMachine", 200], "j1"]);
  expect(calls).toHaveLength(3);
});

test("secrets and queries appear in no error, whatever the transport does", async () => {
  const transport = async (): Promise<TransportReply> => ({
    ...answer("x", {}),
    status: 500,
    contentType: "text/html",
  });
  const { endpoint } = createFakeCloud({}, { transport });
  const cloud = endpoint.as({ apiKey: "K3Y", secretKey: "S3CR3T" });
  const error: unknown = await cloud.list("listZones", { keyword: "K3YWORD" }).catch((reason) => reason);
  expect(error).toMatchObject({ kind: "html" });
  const told = `${String(error)} ${JSON.stringify(error)} ${error instanceof Error ? error.stack : ""}`;
  expect(told).not.toMatch(/K3Y|S3CR3T|signature/);
});
