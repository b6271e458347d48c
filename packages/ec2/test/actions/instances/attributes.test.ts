import { type Ec2, startEc2 } from "../../support";
import { imageId, instance, running, settle, ZONES } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const modify = (InstanceId: string, parameters: Record<string, string | number | boolean>) =>
  ec2("ModifyInstanceAttribute", { InstanceId, ...parameters });
const attribute = async (InstanceId: string, Attribute: string) =>
  (await ec2("DescribeInstanceAttribute", { InstanceId, Attribute })).body;
const stop = async (id: string) => {
  await ec2("StopInstances", { "InstanceId.1": id });
  settle(ec2);
};
const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("DescribeInstanceAttribute", () => {
  it.each([
    ["instanceType", { instanceType: { value: "small-instance" } }],
    ["userData", { userData: "" }],
    ["disableApiTermination", { disableApiTermination: { value: "false" } }],
    ["disableApiStop", { disableApiStop: { value: "false" } }],
    ["instanceInitiatedShutdownBehavior", { instanceInitiatedShutdownBehavior: { value: "stop" } }],
    ["rootDeviceName", { rootDeviceName: { value: "/dev/sda1" } }],
    ["sourceDestCheck", { sourceDestCheck: { value: "true" } }],
    ["ebsOptimized", { ebsOptimized: { value: "false" } }],
    ["enaSupport", { enaSupport: { value: "false" } }],
    ["enclaveOptions", { enclaveOptions: { enabled: "false" } }],
    ["groupSet", { groupSet: { item: [expect.objectContaining({ groupName: "default" })] } }],
    ["blockDeviceMapping", { blockDeviceMapping: { item: [expect.objectContaining({ deviceName: "/dev/sda1" })] } }],
    ["productCodes", { productCodes: "" }],
    ["kernel", { kernel: "" }],
    ["ramdisk", { ramdisk: "" }],
    ["sriovNetSupport", { sriovNetSupport: "" }],
  ])("shows %s", async (name, expected) => {
    const id = await running(ec2);
    await ec2("DescribeInstances");
    const { body, calls } = await ec2("DescribeInstanceAttribute", { InstanceId: id, Attribute: name });
    expect(body).toMatchObject({ instanceId: id, ...expected });
    expect(calls).toEqual({ listVirtualMachines: 1 });
  });

  it("knows no others", async () => {
    const id = await running(ec2);
    const { error } = await ec2("DescribeInstanceAttribute", { InstanceId: id, Attribute: "colour" });
    expect(error?.code).toBe("InvalidParameterValue");
  });
});

describe("ModifyInstanceAttribute", () => {
  it("changes the type of a stopped instance, in both of EC2's forms", async () => {
    const id = await running(ec2);
    expect((await modify(id, { "InstanceType.Value": "large-instance" })).error?.code).toBe("IncorrectInstanceState");
    await stop(id);
    const { body, calls } = await modify(id, { "InstanceType.Value": "large-instance" });
    expect(body.return).toBe("true");
    expect(calls).toMatchObject({ listVirtualMachines: 1, changeServiceForVirtualMachine: 1 });
    expect((await instance(ec2, id)).instanceType).toBe("large-instance");
    await modify(id, { Attribute: "instanceType", Value: "custom-instance.2-1024" });
    expect((await instance(ec2, id)).instanceType).toBe("custom-instance.2-1024");
  });

  it("remembers which of an offering's names was asked for", async () => {
    ec2.close();
    const names = [
      ["t3.micro", "Small Instance"],
      ["m1.small", "Small Instance"],
    ] as const;
    ec2 = startEc2({ config: { instanceTypes: new Map(names) } });
    const id = await running(ec2, { InstanceType: "m1.small" });
    expect((await instance(ec2, id)).instanceType).toBe("m1.small");
    await stop(id);
    for (const name of ["t3.micro", "large-instance", "m1.small"]) {
      await modify(id, { "InstanceType.Value": name });
      expect((await instance(ec2, id)).instanceType).toBe(name);
    }
  });

  it("changes the user data", async () => {
    const id = await running(ec2);
    const { error, calls } = await modify(id, { "UserData.Value": base64("echo 1") });
    expect(error).toBeUndefined();
    expect(calls).toEqual({ updateVirtualMachine: 1 });
    expect((await attribute(id, "userData")).userData.value).toBe(base64("echo 1"));
    await modify(id, { Attribute: "userData", Value: base64("echo 2") });
    expect((await attribute(id, "userData")).userData.value).toBe(base64("echo 2"));
  });

  it("changes the protection", async () => {
    const id = await running(ec2);
    await modify(id, { "DisableApiTermination.Value": true });
    expect((await attribute(id, "disableApiTermination")).disableApiTermination.value).toBe("true");
    await modify(id, { Attribute: "disableApiTermination", Value: "false" });
    expect((await attribute(id, "disableApiTermination")).disableApiTermination.value).toBe("false");
  });

  it.each(ZONES)("changes the groups in %s", async (zone) => {
    const { body } = await ec2("CreateSecurityGroup", { GroupName: "web", GroupDescription: "web" });
    const id = await running(ec2, { zone });
    await stop(id);
    expect((await modify(id, { "GroupId.1": body.groupId })).error).toBeUndefined();
    expect((await instance(ec2, id)).groupSet.item).toEqual([{ groupId: body.groupId, groupName: "web" }]);
    expect((await modify(id, { "GroupId.1": `sg-${"0".repeat(32)}` })).error?.code).toBe("InvalidGroup.NotFound");
  });

  it("changes which volumes go with the instance", async () => {
    const id = await running(ec2, {
      "BlockDeviceMapping.1.DeviceName": "/dev/sdb",
      "BlockDeviceMapping.1.Ebs.VolumeSize": 3,
    });
    const goes = async () => (await instance(ec2, id)).blockDeviceMapping.item[1].ebs.deleteOnTermination;
    expect(await goes()).toBe("true");
    for (const wanted of ["false", "true", "true"]) {
      const { error } = await modify(id, {
        "BlockDeviceMapping.1.DeviceName": "/dev/sdb",
        "BlockDeviceMapping.1.Ebs.DeleteOnTermination": wanted,
      });
      expect(error).toBeUndefined();
      expect(await goes()).toBe(wanted);
    }
  });

  it.each([
    ["what is so anyway", { "InstanceInitiatedShutdownBehavior.Value": "stop" }, undefined],
    ["what is so anyway, by name", { Attribute: "sourceDestCheck", Value: "true" }, undefined],
    ["no check of addresses", { "SourceDestCheck.Value": false }, "UnsupportedOperation"],
    ["protection from being stopped", { "DisableApiStop.Value": true }, "UnsupportedOperation"],
    ["to end itself", { Attribute: "instanceInitiatedShutdownBehavior", Value: "terminate" }, "UnsupportedOperation"],
    ["a kernel", { Attribute: "kernel", Value: "aki-1" }, "UnsupportedOperation"],
    ["nothing", {}, "MissingParameter"],
    ["no value", { Attribute: "instanceType" }, "MissingParameter"],
    [
      "two things",
      { "DisableApiTermination.Value": true, "InstanceType.Value": "m1.small" },
      "InvalidParameterCombination",
    ],
    ["neither true nor false", { Attribute: "disableApiTermination", Value: "maybe" }, "InvalidParameterValue"],
    ["too much user data", { "UserData.Value": Buffer.alloc(16_385).toString("base64") }, "InvalidUserData.Malformed"],
    [
      "a device without volume",
      { "BlockDeviceMapping.1.DeviceName": "/dev/sdk", "BlockDeviceMapping.1.Ebs.DeleteOnTermination": true },
      "InvalidParameterValue",
    ],
    [
      "to keep the root volume",
      { "BlockDeviceMapping.1.DeviceName": "/dev/sda1", "BlockDeviceMapping.1.Ebs.DeleteOnTermination": false },
      "UnsupportedOperation",
    ],
  ])("answers to %s", async (_, parameters, code) => {
    const { error } = await modify(await running(ec2), parameters);
    expect(error?.code).toBe(code);
  });

  it.each([
    [{ "DisableApiTermination.Value": true }],
    [{ "InstanceType.Value": "large-instance" }],
    [{ "SourceDestCheck.Value": true }],
  ])("of an instance that is none: %j", async (parameters) => {
    const { error } = await modify(`i-${"0".repeat(32)}`, parameters);
    expect(error?.code).toBe("InvalidInstanceID.NotFound");
  });
});

describe("ResetInstanceAttribute", () => {
  it.each([
    ["sourceDestCheck", undefined],
    ["kernel", "UnsupportedOperation"],
    ["colour", "InvalidParameterValue"],
  ])("%s", async (Attribute, code) => {
    const { error } = await ec2("ResetInstanceAttribute", { InstanceId: await running(ec2), Attribute });
    expect(error?.code).toBe(code);
  });
});

describe("GetPasswordData", () => {
  it("gives the password encrypted with the key pair", async () => {
    await ec2("CreateKeyPair", { KeyName: "mine" });
    const id = await running(ec2, { ImageId: imageId(ec2, "Rocky Linux 9"), KeyName: "mine" });
    const { body, calls } = await ec2("GetPasswordData", { InstanceId: id });
    expect(body).toMatchObject({ instanceId: id, passwordData: expect.stringMatching(/^[A-Za-z0-9+/=]{100,}$/) });
    expect(calls).toEqual({ getVMPassword: 1 });
  });

  it("gives an empty one where there is none", async () => {
    const { body } = await ec2("GetPasswordData", { InstanceId: await running(ec2) });
    expect(body.passwordData).toBe("");
    const { error } = await ec2("GetPasswordData", { InstanceId: `i-${"0".repeat(32)}` });
    expect(error?.code).toBe("InvalidInstanceID.NotFound");
  });
});

describe("other reads", () => {
  it("GetConsoleOutput is empty", async () => {
    const id = await running(ec2);
    const { body, status } = await ec2("GetConsoleOutput", { InstanceId: id });
    expect([status, body.instanceId, body.output]).toEqual([200, id, ""]);
  });

  it("monitoring is remembered", async () => {
    const id = await running(ec2);
    const shown = async () => (await instance(ec2, id)).monitoring.state;
    const on = await ec2("MonitorInstances", { "InstanceId.1": id });
    expect(on.body.instancesSet.item).toEqual([{ instanceId: id, monitoring: { state: "enabled" } }]);
    expect(await shown()).toBe("enabled");
    await ec2("MonitorInstances", { "InstanceId.1": id });
    await ec2("UnmonitorInstances", { "InstanceId.1": id });
    expect(await shown()).toBe("disabled");
    expect((await instance(ec2, id)).tagSet).toBe("");
  });

  it("credits are as the offering says", async () => {
    const id = await running(ec2);
    await ec2("DescribeInstances");
    const { body, calls } = await ec2("DescribeInstanceCreditSpecifications", { "InstanceId.1": id });
    expect(body.instanceCreditSpecificationSet.item).toEqual([{ instanceId: id, cpuCredits: "unlimited" }]);
    expect(calls).toEqual({ listVirtualMachines: 1 });
  });

  it("there is no ClassicLink", async () => {
    const { body, calls } = await ec2("DescribeVpcClassicLink");
    expect([body.vpcSet, calls]).toEqual(["", {}]);
  });
});
