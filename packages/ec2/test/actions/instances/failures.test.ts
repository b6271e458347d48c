import { type Ec2, startEc2 } from "../../support";
import { instance, run, running, settle } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const alive = () => {
  settle(ec2);
  return [...ec2.simulator.state.vms.values()].filter(({ state }) => state === "Running").length;
};
const TAGGED = {
  "TagSpecification.1.ResourceType": "instance",
  "TagSpecification.1.Tag.1.Key": "Name",
  "TagSpecification.1.Tag.1.Value": "x",
};

describe("a launch that fails half-way is taken back", () => {
  it.each([
    [
      "a deploy is refused",
      { command: "deployVirtualMachine", after: 2, fault: { kind: "error", code: 530 } },
      "InternalError",
    ],
    [
      "capacity ends",
      { command: "deployVirtualMachine", after: 2, fault: { kind: "error", code: 533 } },
      "InsufficientInstanceCapacity",
    ],
    [
      "no answer comes to a deploy that took effect",
      { command: "deployVirtualMachine", after: 2, times: 1, fault: { kind: "reset", when: "after" } },
      "Unavailable",
    ],
    [
      "CloudStack is too busy",
      { command: "deployVirtualMachine", after: 2, fault: { kind: "error", code: 429 } },
      "RequestLimitExceeded",
    ],
    ["tags are refused", { command: "createTags", fault: { kind: "error", code: 530 } }, "InternalError"],
    ["the job of the tags fails", { command: "createTags", fault: { kind: "failJob", code: 530 } }, "InternalError"],
    [
      "protection fails",
      { command: "updateVirtualMachine", after: 1, times: 1, fault: { kind: "error", code: 530 } },
      "InternalError",
    ],
  ] as const)("when %s", async (_, plan, code) => {
    ec2.simulator.faults.plan(plan);
    const { error } = await run(ec2, { count: 4, DisableApiTermination: true, ...TAGGED });
    expect(error?.code).toBe(code);
    expect(alive()).toBe(0);
  });

  it("when its only deploy took effect and no answer came", async () => {
    ec2.simulator.faults.plan({ command: "deployVirtualMachine", times: 1, fault: { kind: "reset", when: "after" } });
    const { error, calls } = await run(ec2);
    expect([error?.code, calls.destroyVirtualMachine]).toEqual(["Unavailable", 1]);
    expect(alive()).toBe(0);
  });

  it("when its address can't be had, and the addresses are given back", async () => {
    await running(ec2, { zone: "adv-1" });
    ec2.simulator.faults.plan({ command: "enableStaticNat", after: 1, fault: { kind: "error", code: 530 } });
    const taken = () =>
      [...ec2.simulator.state.publicIps.values()].filter(({ accountId }) => accountId !== undefined).length;
    const before = taken();
    const { error } = await run(ec2, {
      zone: "adv-1",
      count: 2,
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.AssociatePublicIpAddress": true,
    });
    expect(error?.code).toBe("InternalError");
    expect(alive()).toBe(1);
    expect(taken()).toBe(before);
  });

  it("or says what is left", async () => {
    ec2.simulator.faults.plan({ command: "createTags", fault: { kind: "error", code: 530 } });
    ec2.simulator.faults.plan({ command: "destroyVirtualMachine", times: 1, fault: { kind: "error", code: 530 } });
    const { error } = await run(ec2, { count: 2, ...TAGGED });
    expect(error?.message).toMatch(/could not be destroyed: i-[0-9a-f]{32}$/);
    expect(alive()).toBe(1);
  });

  it("and can be tried again with the same token", async () => {
    ec2.simulator.faults.plan({ command: "deployVirtualMachine", times: 1, fault: { kind: "reset", when: "after" } });
    const lost = await run(ec2, { ClientToken: "once" });
    expect(lost.error?.code).toBe("Unavailable");
    settle(ec2);
    const again = await run(ec2, { ClientToken: "once" });
    expect(again.error).toBeUndefined();
    expect(alive()).toBe(1);
  });
});

describe("a launch that fits in part", () => {
  it("stands when capacity ends after the least", async () => {
    ec2.simulator.faults.plan({ command: "deployVirtualMachine", after: 2, fault: { kind: "error", code: 533 } });
    const { body } = await run(ec2, { MinCount: 2, MaxCount: 4 });
    expect(body.instancesSet.item).toHaveLength(2);
    expect(alive()).toBe(2);
  });
});

describe("several instances of which some can't be moved", () => {
  it("say which were", async () => {
    const [a, b] = [await running(ec2), await running(ec2)];
    ec2.simulator.faults.plan({ command: "stopVirtualMachine", times: 1, fault: { kind: "error", code: 533 } });
    const { error } = await ec2("StopInstances", { "InstanceId.1": a, "InstanceId.2": b });
    expect(error?.code).toMatch(/Insufficient/);
    const [moved] = [a, b].filter((id) => error?.message.includes(id));
    settle(ec2);
    expect((await instance(ec2, moved ?? "")).instanceState.name).toBe("stopped");
    const [left] = [a, b].filter((id) => id !== moved);
    expect((await instance(ec2, left ?? "")).instanceState.name).toBe("running");
  });
});

describe("a read without CloudStack", () => {
  it.each([
    ["breaks off", { kind: "reset", when: "before" }, "Unavailable"],
    ["is a proxy's page", { kind: "html", status: 502 }, "Unavailable"],
    ["is too busy", { kind: "error", code: 429 }, "RequestLimitExceeded"],
  ] as const)("that %s fails in EC2's words", async (_, fault, code) => {
    ec2.simulator.faults.plan({ command: "listVirtualMachines", fault });
    expect((await ec2("DescribeInstances")).error?.code).toBe(code);
  });
});
