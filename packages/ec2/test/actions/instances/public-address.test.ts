import { type Ec2, startEc2 } from "../../support";
import { instance, run, running, settle } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

describe("AssociatePublicIpAddress", () => {
  const PUBLIC = { "NetworkInterface.1.DeviceIndex": 0, "NetworkInterface.1.AssociatePublicIpAddress": true };

  it("gives an instance in an isolated network an address that goes with it", async () => {
    const id = await running(ec2, { zone: "adv-1", ...PUBLIC });
    const shown = await instance(ec2, id);
    expect(shown.ipAddress).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(shown.ipAddress).not.toBe(shown.privateIpAddress);
    expect(shown.networkInterfaceSet.item[0].association.publicIp).toBe(shown.ipAddress);
    expect(shown.tagSet).toBe("");
    const { calls } = await ec2("TerminateInstances", { "InstanceId.1": id });
    expect(calls).toMatchObject({ destroyVirtualMachine: 1, disassociateIpAddress: 1 });
    settle(ec2);
    const next = await instance(ec2, await running(ec2, { zone: "adv-1", ...PUBLIC }));
    expect(next.ipAddress).toBe(shown.ipAddress);
  });

  it.each(["basic-1", "advsg-1"] as const)("takes none in %s, where the instance's own is public", async (zone) => {
    await run(ec2, { zone });
    const { body, calls } = await run(ec2, { zone, ...PUBLIC });
    expect(calls).toEqual({ deployVirtualMachine: 1, listVirtualMachines: 1 });
    settle(ec2);
    const shown = await instance(ec2, body.instancesSet.item[0].instanceId);
    expect(shown.ipAddress).toBe(shown.privateIpAddress);
  });
});
