import { type Gce, startGce } from "../support";
import { config, defaultBody } from "./bodies";

const REQUEST = "requestId=6b1c1a1e-5b9c-4f1e-8f5e-0d8a5e1b2c3d";

/** Two gateways in front of one CloudStack, which know nothing of each other. */
describe.each(["basic-1-a", "advsg-1-a", "adv-1-a"])("two replicas in %s", (zone) => {
  let replicas: readonly [Gce, Gce];
  const instances = `zones/${zone}/instances`;
  const body = (name: string, hostname?: string) => ({ ...defaultBody(name, zone), ...(hostname && { hostname }) });
  const names = async (gce: Gce) =>
    ((await gce("GET", instances)).body.items ?? []).map(({ name }: { name: string }) => name);
  const machines = async () => (await replicas[0].cloud("demo").list("listVirtualMachines")).length;
  beforeEach(() => {
    const first = startGce({ config });
    replicas = [first, startGce({ config, beside: first })];
  });
  afterEach(() => replicas[0].close());

  test("a name that one gave is taken at the other, and nothing is deployed", async () => {
    const [one, other] = replicas;
    await one.settle("POST", instances, body("vm1"));
    const second = await other("POST", instances, body("vm1"));
    expect(second).toMatchObject({ status: 409, error: { reason: "alreadyExists" } });
    expect(second.calls).toMatchObject({ deployVirtualMachine: 1, listVirtualMachines: 1 });
    expect(await machines()).toBe(1);
  });

  test("a request that is repeated at the other one gets the same operation, then one that is done", async () => {
    const [one, other] = replicas;
    const first = await one("POST", `${instances}?${REQUEST}`, body("vm1"));
    const second = await other("POST", `${instances}?${REQUEST}`, body("vm1"));
    expect(second.body).toMatchObject({ name: first.body.name, targetId: first.body.targetId });
    await one("POST", `zones/${zone}/operations/${first.body.name}/wait`);
    const third = await startGce({ config, beside: one })("POST", `${instances}?${REQUEST}`, body("vm1"));
    expect(third.body).toMatchObject({ status: "DONE", targetId: first.body.targetId, operationType: "insert" });
    expect((await other("GET", `zones/${zone}/operations/${third.body.name}`)).body.name).toBe(third.body.name);
    expect(await names(other)).toEqual(["vm1"]);
    expect(await machines()).toBe(1);
  });

  test("another request for that name is refused", async () => {
    const [one, other] = replicas;
    await one("POST", `${instances}?${REQUEST}`, body("vm1"));
    const again = await other("POST", `${instances}?${REQUEST.replace("6b", "7c")}`, body("vm1"));
    expect(again).toMatchObject({ status: 409 });
  });

  test("a race that CloudStack does not see: one machine stays, whoever made the other takes it back", async () => {
    const inserted = await Promise.all(
      replicas.map((gce, index) => gce("POST", instances, body("vm1", `host-${index}`))),
    );
    expect(inserted.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(inserted.map(({ calls }) => calls.deployVirtualMachine)).toEqual([1, 1]);
    const winner = inserted.find(({ status }) => status === 200)?.body;
    for (const gce of replicas) expect((await gce("GET", `${instances}/vm1`)).body.id).toBe(winner.targetId);
    expect(await machines()).toBe(1);
  });

  test("a name that stands under another host name is seen before anything is deployed", async () => {
    const [one, other] = replicas;
    await one.settle("POST", instances, body("vm1", "host-1"));
    const second = await other("POST", instances, body("vm1", "host-2"));
    expect(second).toMatchObject({ status: 409, calls: { listVirtualMachines: 1 } });
    expect(second.calls.deployVirtualMachine).toBeUndefined();
  });

  const bulk = () => {
    const { name: _, deletionProtection: __, ...properties } = defaultBody("", zone);
    return { count: "2", namePattern: "bulk-#", instanceProperties: { ...properties, machineType: "n1-standard-1" } };
  };

  test("bulkInserts of one pattern that race: no name is given twice", async () => {
    const answers = await Promise.all(replicas.map((gce) => gce("POST", `${instances}/bulkInsert`, bulk())));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await names(replicas[0])).toEqual(["bulk-1", "bulk-2"]);
    expect(await machines()).toBe(2);
  });

  test("a bulkInsert that is repeated at the other one makes nothing more", async () => {
    const first = await replicas[0]("POST", `${instances}/bulkInsert?${REQUEST}`, bulk());
    const second = await replicas[1]("POST", `${instances}/bulkInsert?${REQUEST}`, bulk());
    expect(second).toMatchObject({ status: 200, body: { operationGroupId: first.body.operationGroupId } });
    expect(second.calls.deployVirtualMachine).toBeUndefined();
    expect(await names(replicas[1])).toEqual(["bulk-1", "bulk-2"]);
  });
});
