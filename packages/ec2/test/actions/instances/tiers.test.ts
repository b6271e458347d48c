import { type Ec2, startEc2 } from "../../support";
import { instance, run, running } from "./support";

let ec2: Ec2;
afterEach(() => ec2.close());

/** A tier of a VPC of CloudStack's own, as a subnet. */
async function tier(): Promise<string> {
  const { body: vpc } = await ec2("CreateVpc", { CidrBlock: "10.9.0.0/16" });
  const { body, error } = await ec2("CreateSubnet", { VpcId: vpc.vpc.vpcId, CidrBlock: "10.9.1.0/24" });
  if (error) throw new Error(error.message);
  return body.subnet.subnetId;
}
const web = async (): Promise<string> =>
  (await ec2("CreateSecurityGroup", { GroupName: "web", GroupDescription: "web" })).body.groupId;

describe("an instance in a VPC tier", () => {
  it("has its address, its VPC and a public address that goes with it", async () => {
    ec2 = startEc2();
    const subnet = await tier();
    const id = await running(ec2, {
      zone: "adv-1",
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.SubnetId": subnet,
      "NetworkInterface.1.AssociatePublicIpAddress": true,
    });
    const shown = await instance(ec2, id);
    expect(shown).toMatchObject({ subnetId: subnet, privateIpAddress: expect.stringMatching(/^10\.9\.1\./) });
    expect(shown.ipAddress).toMatch(/^\d/);
    expect(shown.ipAddress).not.toBe(shown.privateIpAddress);
    const { calls } = await ec2("TerminateInstances", { "InstanceId.1": id });
    expect(calls).toMatchObject({ destroyVirtualMachine: 1, disassociateIpAddress: 1 });
  });

  it("is in `default` and in no other group, for ACLs filter its traffic", async () => {
    ec2 = startEc2();
    const [subnet, group] = [await tier(), await web()];
    const inDefault = await run(ec2, { zone: "adv-1", SubnetId: subnet, "SecurityGroup.1": "default" });
    expect(inDefault.error).toBeUndefined();
    const inWeb = await run(ec2, { zone: "adv-1", SubnetId: subnet, "SecurityGroupId.1": group });
    expect(inWeb.error?.code).toBe("UnsupportedOperation");
  });

  it("does not get into another group later either, by itself or by its interface", async () => {
    ec2 = startEc2();
    const [subnet, group] = [await tier(), await web()];
    const id = await running(ec2, { zone: "adv-1", SubnetId: subnet });
    const { networkInterfaceSet, groupSet } = await instance(ec2, id);
    const { networkInterfaceId: NetworkInterfaceId } = networkInterfaceSet.item[0];
    const changed = [
      await ec2("ModifyInstanceAttribute", { InstanceId: id, "GroupId.1": group }),
      await ec2("ModifyNetworkInterfaceAttribute", { NetworkInterfaceId, "SecurityGroupId.1": group }),
    ];
    expect(changed.map(({ error }) => error?.code)).toEqual(["UnsupportedOperation", "UnsupportedOperation"]);
    expect((await instance(ec2, id)).groupSet).toEqual(groupSet);
    const inDefault = await ec2("ModifyInstanceAttribute", { InstanceId: id, "GroupId.1": groupSet.item[0].groupId });
    expect(inDefault.error).toBeUndefined();
  });

  it("may be in groups that are only recorded, where the operator allows it", async () => {
    ec2 = startEc2({ config: { recordedGroups: true } });
    const [subnet, group] = [await tier(), await web()];
    const id = await running(ec2, { zone: "adv-1", SubnetId: subnet, "SecurityGroupId.1": group });
    expect((await instance(ec2, id)).groupSet.item).toEqual([{ groupId: group, groupName: "web" }]);
  });
});

describe("instances are not launched", () => {
  const interfaces = (...subnets: string[]) =>
    Object.fromEntries(
      subnets.flatMap((subnet, i) => [
        [`NetworkInterface.${i + 1}.DeviceIndex`, i],
        [`NetworkInterface.${i + 1}.SubnetId`, subnet],
      ]),
    );

  it("in a zone other than their subnet's", async () => {
    ec2 = startEc2();
    const { error, calls } = await run(ec2, { zone: "basic-1", SubnetId: await tier() });
    expect([error?.code, calls.deployVirtualMachine]).toEqual(["InvalidParameterValue", undefined]);
  });

  it("twice in a network", async () => {
    ec2 = startEc2();
    const subnet = await tier();
    const { error, calls } = await run(ec2, { zone: "adv-1", ...interfaces(subnet, subnet) });
    expect([error?.code, calls.deployVirtualMachine]).toEqual(["InvalidParameterCombination", undefined]);
  });
});

describe("an instance without a subnet", () => {
  it("must name one where there are several", async () => {
    ec2 = startEc2();
    await run(ec2, { zone: "adv-1" });
    const network = [...ec2.simulator.state.networks.values()].find(({ type }) => type === "Isolated");
    const zoneid = network?.zoneId ?? "";
    const [offering] = (
      await ec2.cloud("demo").list("listNetworkOfferings", { guestiptype: "Isolated", forvpc: false })
    ).filter(({ name }) => /SourceNat/.test(name));
    await ec2.cloud("demo").call("createNetwork", {
      zoneid,
      name: "second",
      displaytext: "second",
      networkofferingid: offering?.id ?? "",
    });
    const { error } = await run(ec2, { zone: "adv-1" });
    expect(error?.code).toBe("MissingParameter");
    const choices = error?.message.match(/subnet-[0-9a-f]{32}/g) ?? [];
    expect(choices).toHaveLength(2);
    const { body } = await run(ec2, { zone: "adv-1", SubnetId: choices[0] ?? "" });
    expect(body.instancesSet.item[0].subnetId).toBe(choices[0]);
  });
});
