import { type Ec2, startEc2 } from "../../support";
import { instance, run, running, settle } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

describe("a subnet that gives public addresses", () => {
  async function subnet(): Promise<string> {
    const { body: vpc } = await ec2("CreateVpc", { CidrBlock: "10.9.0.0/16" });
    ec2.advance(2_000);
    const { body } = await ec2("CreateSubnet", { VpcId: vpc.vpc.vpcId, CidrBlock: "10.9.1.0/24" });
    const SubnetId = body.subnet.subnetId;
    await ec2("ModifySubnetAttribute", { SubnetId, "MapPublicIpOnLaunch.Value": true });
    return SubnetId;
  }
  const NIC = "NetworkInterface.1";

  it("gives them to its instances", async () => {
    const SubnetId = await subnet();
    const shown = await instance(ec2, await running(ec2, { zone: "adv-1", SubnetId }));
    expect(shown.ipAddress).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(shown.ipAddress).not.toBe(shown.privateIpAddress);
    await ec2("ModifySubnetAttribute", { SubnetId, "MapPublicIpOnLaunch.Value": false });
    expect((await instance(ec2, await running(ec2, { zone: "adv-1", SubnetId }))).ipAddress).toBeUndefined();
  });

  it("gives none to an instance that wants none, or that brings its interface", async () => {
    const SubnetId = await subnet();
    const declined = { [`${NIC}.SubnetId`]: SubnetId, [`${NIC}.AssociatePublicIpAddress`]: false };
    const without = await running(ec2, { zone: "adv-1", [`${NIC}.DeviceIndex`]: 0, ...declined });
    expect((await instance(ec2, without)).ipAddress).toBeUndefined();
    const { body } = await ec2("CreateNetworkInterface", { SubnetId });
    const own = { [`${NIC}.NetworkInterfaceId`]: body.networkInterface.networkInterfaceId };
    const bringing = await running(ec2, { zone: "adv-1", [`${NIC}.DeviceIndex`]: 0, ...own });
    expect((await instance(ec2, bringing)).ipAddress).toBeUndefined();
  });
});

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
