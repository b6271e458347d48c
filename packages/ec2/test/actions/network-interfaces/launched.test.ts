import { type Answer, type Ec2, startEc2 } from "../../support";
import { instance, instancesOf, run, running, settle } from "../instances/support";
import { code, create, defaultSubnet, nics, notes, ok, shown, terminate, tiers } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

describe("interfaces that come with an instance", () => {
  it("are what the request says of them, and available once they are detached", async () => {
    const [first, second] = await tiers(ec2);
    const id = await running(ec2, {
      zone: "adv-1",
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.SubnetId": first,
      "NetworkInterface.2.DeviceIndex": 3,
      "NetworkInterface.2.SubnetId": second,
      "NetworkInterface.2.Description": "back",
      "NetworkInterface.2.DeleteOnTermination": false,
    });
    const [, { networkInterfaceId: eni, attachment }] = (await instance(ec2, id)).networkInterfaceSet.item;
    expect(attachment).toMatchObject({ deviceIndex: "3", deleteOnTermination: "false" });
    const { description, privateIpAddress } = await shown(ec2, eni);
    expect(description).toBe("back");
    await ok(ec2, "DetachNetworkInterface", { AttachmentId: attachment.attachmentId });
    expect(await shown(ec2, eni)).toMatchObject({ status: "available", description: "back", privateIpAddress });
    await ok(ec2, "DeleteNetworkInterface", { NetworkInterfaceId: eni });
  });

  it("cost nothing where nothing is said", async () => {
    await run(ec2, {});
    const { calls } = await run(ec2, { "NetworkInterface.1.DeviceIndex": 0 });
    expect(calls).toEqual({ deployVirtualMachine: 1, listVirtualMachines: 1 });
    expect(notes(ec2)).toEqual([]);
  });

  it("may have a description later", async () => {
    const id = await running(ec2, {});
    const [{ networkInterfaceId: eni }] = (await instance(ec2, id)).networkInterfaceSet.item;
    const modify = { NetworkInterfaceId: eni, "Description.Value": "front" };
    await ok(ec2, "ModifyNetworkInterfaceAttribute", modify);
    const described = await ok(ec2, "DescribeNetworkInterfaceAttribute", {
      NetworkInterfaceId: eni,
      Attribute: "description",
    });
    expect(described.description.value).toBe("front");
    expect((await ok(ec2, "DescribeTags")).tagSet).toBe("");
    await terminate(ec2, id);
    expect(notes(ec2)).toEqual([]);
  });
});

describe("what fails leaves nothing half made:", () => {
  const failing = (command: "createTags" | "addNicToVirtualMachine", after = 0) =>
    ec2.simulator.faults.plan({ command, after, fault: { kind: "failJob", code: 530 } });

  it("an attachment that can't be noted", async () => {
    const [first, second] = await tiers(ec2);
    const id = await running(ec2, { zone: "adv-1", SubnetId: first });
    const eni = await create(ec2, second);
    failing("createTags");
    expect(await code(ec2, "AttachNetworkInterface", { NetworkInterfaceId: eni, InstanceId: id, DeviceIndex: 1 })).toBe(
      "InternalError",
    );
    expect(nics(ec2)).toEqual([1]);
    expect((await shown(ec2, eni)).status).toBe("available");
  });

  it("an interface whose tags are refused", async () => {
    failing("createTags", 1);
    const { error } = await ec2("CreateNetworkInterface", {
      SubnetId: await defaultSubnet(ec2, "basic-1"),
      "TagSpecification.1.ResourceType": "network-interface",
      "TagSpecification.1.Tag.1.Key": "Name",
      "TagSpecification.1.Tag.1.Value": "front",
    });
    expect(error).toBeDefined();
    expect(notes(ec2)).toEqual([]);
  });

  it("a launch: what was there before stays, what came with it goes", async () => {
    const [first, second] = await tiers(ec2);
    const eni = await create(ec2, first);
    ec2.simulator.faults.plan({ command: "associateIpAddress", fault: { kind: "failJob", code: 533 } });
    const { error } = await run(ec2, {
      zone: "adv-1",
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.SubnetId": second,
      "NetworkInterface.1.AssociatePublicIpAddress": true,
      "NetworkInterface.1.DeleteOnTermination": false,
    });
    expect(error).toBeDefined();
    settle(ec2);
    const left = await ok(ec2, "DescribeNetworkInterfaces");
    expect(left.networkInterfaceSet.item.map((one: Answer["body"]) => one.networkInterfaceId)).toEqual([eni]);
  });
});

describe("a repeated request", () => {
  it("finds the interface that it made", async () => {
    const SubnetId = await defaultSubnet(ec2, "basic-1");
    const eni = await create(ec2, SubnetId, { ClientToken: "once" });
    expect(await create(ec2, SubnetId, { ClientToken: "once" })).toBe(eni);
    expect(await code(ec2, "CreateNetworkInterface", { SubnetId, ClientToken: "once", Description: "other" })).toBe(
      "IdempotentParameterMismatch",
    );
  });

  it("finds the instance that it gave its interface to", async () => {
    const eni = await create(ec2, await defaultSubnet(ec2, "adv-1"));
    const NIC = {
      zone: "adv-1",
      ClientToken: "once",
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.NetworkInterfaceId": eni,
    } as const;
    const id = await running(ec2, NIC);
    expect(await running(ec2, NIC)).toBe(id);
    expect(instancesOf(await ec2("DescribeInstances"))).toHaveLength(1);
  });
});
