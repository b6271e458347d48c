import { type Ec2, startEc2 } from "../../support";
import { instancesOf, run, settle, ZONES } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const idsOf = (answer: Awaited<ReturnType<Ec2>>): string[] =>
  answer.body.instancesSet.item.map(({ instanceId }: { instanceId: string }) => instanceId);

describe.each(ZONES)("a client token in %s", (zone) => {
  it("makes a repeated request answer what the first one did", async () => {
    const first = await run(ec2, { zone, count: 2, ClientToken: "once" });
    settle(ec2);
    const again = await run(ec2, { zone, count: 2, ClientToken: "once" });
    expect(again.body.reservationId).toBe(first.body.reservationId);
    expect(idsOf(again)).toEqual(idsOf(first));
    expect(again.body.instancesSet.item[0]).toMatchObject({ clientToken: "once", instanceState: { name: "running" } });
    expect(instancesOf(await ec2("DescribeInstances"))).toHaveLength(2);
  });

  it("makes requests at the same time one", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => run(ec2, { zone, ClientToken: "once" })));
    expect(new Set(answers.flatMap(idsOf)).size).toBe(1);
    expect(instancesOf(await ec2("DescribeInstances"))).toHaveLength(1);
  });

  it("is for one request", async () => {
    await run(ec2, { zone, ClientToken: "once" });
    const { error } = await run(ec2, { zone, ClientToken: "once", InstanceType: "large-instance" });
    expect(error?.code).toBe("IdempotentParameterMismatch");
    expect(instancesOf(await ec2("DescribeInstances"))).toHaveLength(1);
  });
});

describe("a client token", () => {
  it("costs no call", async () => {
    await run(ec2);
    const { calls } = await run(ec2, { ClientToken: "once" });
    expect(calls).toEqual({ deployVirtualMachine: 1, listVirtualMachines: 1 });
  });

  it("makes a launch that lost a race undo itself", async () => {
    const first = await run(ec2, { count: 2, ClientToken: "once" });
    // As if CloudStack had checked the second launch's names before it kept the first one's, which it does not lock.
    for (const { id, name } of ec2.simulator.state.vms.values()) {
      await ec2.cloud("demo").call("updateVirtualMachine", { id, name: `vm-${id}`, displayname: name });
    }
    ec2.advance(2_000);
    const second = await run(ec2, { count: 2, ClientToken: "once" });
    expect(second.calls).toMatchObject({ deployVirtualMachine: 2, destroyVirtualMachine: 2 });
    expect(idsOf(second)).toEqual(idsOf(first));
    settle(ec2);
    expect(instancesOf(await ec2("DescribeInstances"))).toHaveLength(2);
  });

  it("is the caller's own", async () => {
    const mine = await run(ec2, { ClientToken: "once" });
    const theirs = await ec2("RunInstances", { ...parametersOf(mine), ClientToken: "once" }, { as: "other" });
    expect(theirs.error).toBeUndefined();
    expect(idsOf(theirs)).not.toEqual(idsOf(mine));
  });

  it("is not good for another zone either", async () => {
    await run(ec2, { zone: "basic-1", ClientToken: "once" });
    ec2.advance(2_000);
    const { error } = await run(ec2, { zone: "advsg-1", ClientToken: "once" });
    expect(error?.code).toBe("IdempotentParameterMismatch");
    settle(ec2);
    expect(instancesOf(await ec2("DescribeInstances"))).toHaveLength(1);
  });

  it("of instances that are gone is used up, as long as CloudStack has not expunged them", async () => {
    const first = await run(ec2, { ClientToken: "once" });
    settle(ec2);
    await ec2("TerminateInstances", { "InstanceId.1": idsOf(first)[0] ?? "" });
    ec2.advance(12_000);
    const { error } = await run(ec2, { ClientToken: "once" });
    expect(error?.code).toBe("IdempotentInstanceTerminated");
  });

  function parametersOf({ body }: Awaited<ReturnType<Ec2>>) {
    const { imageId, instanceType, placement } = body.instancesSet.item[0];
    return {
      ImageId: imageId,
      InstanceType: instanceType,
      MinCount: 1,
      MaxCount: 1,
      "Placement.AvailabilityZone": placement.availabilityZone,
    };
  }
});
