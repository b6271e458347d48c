import { type Ec2, startEc2 } from "../../support";
import { instance, run, running, settle, ZONES } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const stateOf = async (id: string) => (await instance(ec2, id)).instanceState.name;

describe.each(ZONES)("instances in %s", (zone) => {
  it("stop, start, reboot and end", async () => {
    const id = await running(ec2, { zone });
    await ec2("DescribeInstances");

    const stopping = await ec2("StopInstances", { "InstanceId.1": id });
    expect(stopping.body.instancesSet.item).toEqual([
      {
        instanceId: id,
        previousState: { code: "16", name: "running" },
        currentState: { code: "64", name: "stopping" },
      },
    ]);
    expect(stopping.calls).toEqual({ listVirtualMachines: 1, stopVirtualMachine: 1 });
    settle(ec2);
    expect(await instance(ec2, id)).toMatchObject({
      instanceState: { name: "stopped" },
      stateReason: { code: "Client.UserInitiatedShutdown" },
    });

    const starting = await ec2("StartInstances", { "InstanceId.1": id });
    expect(starting.body.instancesSet.item[0].currentState).toEqual({ code: "0", name: "pending" });
    expect(starting.calls).toEqual({ listVirtualMachines: 1, startVirtualMachine: 1 });
    settle(ec2);
    expect(await stateOf(id)).toBe("running");

    const rebooting = await ec2("RebootInstances", { "InstanceId.1": id });
    expect(rebooting.body.return).toBe("true");
    expect(rebooting.calls).toEqual({ listVirtualMachines: 1, rebootVirtualMachine: 1 });
    settle(ec2);

    const ending = await ec2("TerminateInstances", { "InstanceId.1": id });
    expect(ending.body.instancesSet.item).toEqual([
      {
        instanceId: id,
        previousState: { code: "16", name: "running" },
        currentState: { code: "32", name: "shutting-down" },
      },
    ]);
    settle(ec2);
    expect(await stateOf(id)).toBe("terminated");
  });
});

describe("an instance that is being destroyed", () => {
  it("is never shown as stopping: waiters for its end would give up", async () => {
    const id = await running(ec2);
    await ec2("TerminateInstances", { "InstanceId.1": id });
    expect(await stateOf(id)).toBe("shutting-down");
    const { transport } = ec2.simulator;
    // It comes to its end between the listing of machines, which says Stopping, and that of events.
    const spy = jest.spyOn(ec2.simulator, "transport").mockImplementation((request) => {
      if (request.query.includes("command=listEvents")) settle(ec2);
      return transport(request);
    });
    expect(await stateOf(id)).toBe("shutting-down");
    spy.mockRestore();
    expect(await stateOf(id)).toBe("terminated");
  });

  it("is not shown as pending either, when it was told so while it started", async () => {
    const { body } = await run(ec2);
    const id = body.instancesSet.item[0].instanceId;
    await ec2("TerminateInstances", { "InstanceId.1": id });
    const seen = new Set<string>();
    for (let i = 0; i < 100 && !seen.has("terminated"); i++) {
      seen.add(await stateOf(id));
      ec2.advance(50);
    }
    expect([...seen]).toEqual(["shutting-down", "terminated"]);
  });

  it("is one that runs when that has failed, and starts again like any other", async () => {
    const { body } = await run(ec2);
    const id = body.instancesSet.item[0].instanceId;
    ec2.simulator.faults.plan({ command: "destroyVirtualMachine", times: 1, fault: { kind: "failJob", code: 530 } });
    await ec2("TerminateInstances", { "InstanceId.1": id });
    expect(await stateOf(id)).toBe("shutting-down");
    settle(ec2);
    settle(ec2);
    expect(await stateOf(id)).toBe("running");
    await ec2("StopInstances", { "InstanceId.1": id });
    settle(ec2);
    await ec2("StartInstances", { "InstanceId.1": id });
    expect(await stateOf(id)).toBe("pending");
    expect((await instance(ec2, id)).tagSet).toBe("");
  });

  it("is one that stops when its destruction has failed", async () => {
    const id = await running(ec2);
    ec2.simulator.faults.plan({ command: "destroyVirtualMachine", times: 1, fault: { kind: "failJob", code: 530 } });
    await ec2("TerminateInstances", { "InstanceId.1": id });
    settle(ec2);
    expect(await stateOf(id)).toBe("running");
    await ec2("StopInstances", { "InstanceId.1": id });
    expect(await stateOf(id)).toBe("stopping");
  });
});

describe("several instances", () => {
  it("are moved by one call each", async () => {
    const { body } = await run(ec2, { count: 10 });
    settle(ec2);
    const ids = Object.fromEntries(
      body.instancesSet.item.map(({ instanceId }: { instanceId: string }, i: number) => [
        `InstanceId.${i + 1}`,
        instanceId,
      ]),
    );
    expect((await ec2("StopInstances", ids)).calls).toEqual({ listVirtualMachines: 1, stopVirtualMachine: 10 });
    settle(ec2);
    expect((await ec2("StopInstances", ids)).calls).toEqual({ listVirtualMachines: 1 });
    await ec2("DescribeInstances");
    expect((await ec2("TerminateInstances", ids)).calls).toEqual({
      listVirtualMachines: 1,
      listVolumes: 1,
      destroyVirtualMachine: 10,
    });
  });

  it("are left alone when one of them can't be moved", async () => {
    const [up, down] = [await running(ec2), await running(ec2)];
    await ec2("StopInstances", { "InstanceId.1": down });
    settle(ec2);
    const { error, calls } = await ec2("RebootInstances", { "InstanceId.1": up, "InstanceId.2": down });
    expect(error?.code).toBe("IncorrectInstanceState");
    expect(error?.message).toContain(down);
    expect(calls).toEqual({ listVirtualMachines: 1 });
  });
});

describe("an instance", () => {
  it("that is protected does not end", async () => {
    const id = await running(ec2, { DisableApiTermination: true });
    const { error, calls } = await ec2("TerminateInstances", { "InstanceId.1": id });
    expect(error?.code).toBe("OperationNotPermitted");
    expect(calls.destroyVirtualMachine).toBeUndefined();
    await ec2("ModifyInstanceAttribute", { InstanceId: id, "DisableApiTermination.Value": false });
    expect((await ec2("TerminateInstances", { "InstanceId.1": id })).error).toBeUndefined();
  });

  it("that has ended can end again, and do nothing else", async () => {
    const id = await running(ec2);
    await ec2("TerminateInstances", { "InstanceId.1": id });
    settle(ec2);
    const again = await ec2("TerminateInstances", { "InstanceId.1": id });
    expect(again.body.instancesSet.item[0]).toMatchObject({
      previousState: { name: "terminated" },
      currentState: { name: "terminated" },
    });
    for (const action of ["StartInstances", "StopInstances", "RebootInstances", "MonitorInstances"]) {
      const { error } = await ec2(action, { "InstanceId.1": id });
      expect([action, error?.code]).toEqual([action, "IncorrectInstanceState"]);
    }
  });

  it("is stopped with force", async () => {
    const id = await running(ec2);
    expect((await ec2("StopInstances", { "InstanceId.1": id, Force: true })).error).toBeUndefined();
    settle(ec2);
    expect(await stateOf(id)).toBe("stopped");
  });

  it.each([
    ["StopInstances", { Hibernate: true }, "UnsupportedOperation"],
    ["StopInstances", { DryRun: true }, "DryRunOperation"],
    ["StartInstances", { "InstanceId.2": `i-${"0".repeat(32)}` }, "InvalidInstanceID.NotFound"],
    ["TerminateInstances", { "InstanceId.2": "x" }, "InvalidInstanceID.Malformed"],
    ["RebootInstances", { Colour: "red" }, "UnknownParameter"],
  ])("is not touched by %s %j", async (action, parameters, code) => {
    const id = await running(ec2);
    const { error } = await ec2(action, { "InstanceId.1": id, ...parameters });
    expect(error?.code).toBe(code);
    settle(ec2);
    expect(await stateOf(id)).toBe("running");
  });

  it("of another tenant is not there", async () => {
    const id = await running(ec2);
    for (const action of ["StartInstances", "StopInstances", "RebootInstances", "TerminateInstances"]) {
      const { error } = await ec2(action, { "InstanceId.1": id }, { as: "other" });
      expect(error?.code).toBe("InvalidInstanceID.NotFound");
    }
    expect(await stateOf(id)).toBe("running");
  });
});
