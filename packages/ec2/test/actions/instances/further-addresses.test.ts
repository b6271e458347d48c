import { type Answer, type Ec2, startEc2 } from "../../support";
import { instance, run, settle, ZONES } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const addresses = (shown: Answer["body"]): { privateIpAddress: string; primary: string }[] =>
  shown.networkInterfaceSet.item[0].privateIpAddressesSet.item;

describe.each(ZONES)("further private addresses in %s", (zone) => {
  it("are there before the instance runs", async () => {
    await run(ec2, { zone });
    const { body, calls, error } = await run(ec2, {
      zone,
      count: 2,
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.SecondaryPrivateIpAddressCount": 2,
    });
    expect(error).toBeUndefined();
    expect(calls).toEqual({ deployVirtualMachine: 2, listVirtualMachines: 1, addIpToNic: 4, startVirtualMachine: 2 });
    settle(ec2);
    for (const { instanceId, networkInterfaceSet } of body.instancesSet.item) {
      const further = networkInterfaceSet.item[0].privateIpAddressesSet.item.filter(
        ({ primary }: { primary: string }) => primary === "false",
      );
      const shown = await instance(ec2, instanceId);
      expect(shown.instanceState.name).toBe("running");
      expect(addresses(shown).map(({ primary }) => primary)).toEqual(["true", "false", "false"]);
      expect(addresses(shown).slice(1)).toEqual(further);
    }
  });
});

describe("private addresses by name", () => {
  const NIC = "NetworkInterface.1";
  const list = `${NIC}.PrivateIpAddresses`;

  it("are those of the request, the primary one first", async () => {
    const { body } = await run(ec2, {
      zone: "adv-1",
      [`${NIC}.DeviceIndex`]: 0,
      [`${list}.1.PrivateIpAddress`]: "10.1.1.51",
      [`${list}.2.PrivateIpAddress`]: "10.1.1.50",
      [`${list}.2.Primary`]: true,
    });
    settle(ec2);
    const shown = await instance(ec2, body.instancesSet.item[0].instanceId);
    expect(addresses(shown).map(({ privateIpAddress }) => privateIpAddress)).toEqual(["10.1.1.50", "10.1.1.51"]);
  });

  it("that are not free take the launch back", async () => {
    const { error } = await run(ec2, {
      zone: "adv-1",
      [`${NIC}.DeviceIndex`]: 0,
      [`${list}.1.PrivateIpAddress`]: "192.0.2.1",
    });
    expect(error?.code).toBe("InvalidParameterValue");
    settle(ec2);
    expect([...ec2.simulator.state.vms.values()].filter(({ state }) => state !== "Destroyed")).toEqual([]);
  });

  it.each([
    [
      "two primary ones",
      {
        [`${NIC}.PrivateIpAddress`]: "10.1.1.5",
        [`${list}.1.PrivateIpAddress`]: "10.1.1.6",
        [`${list}.1.Primary`]: true,
      },
    ],
    [
      "names beside a number",
      { [`${list}.1.PrivateIpAddress`]: "10.1.1.6", [`${NIC}.SecondaryPrivateIpAddressCount`]: 1 },
    ],
    ["one name for several instances", { MaxCount: 2, [`${list}.1.PrivateIpAddress`]: "10.1.1.6" }],
  ])("can't be %s", async (_, parameters) => {
    const { error, calls } = await run(ec2, { zone: "adv-1", [`${NIC}.DeviceIndex`]: 0, ...parameters });
    expect(error?.code).toBe("InvalidParameterCombination");
    expect(calls).toEqual({});
  });
});
