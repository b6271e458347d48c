import { type Ec2, startEc2 } from "../../support";
import { run, settle } from "./support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const machines = () => [...ec2.simulator.state.vms.values()];

describe("RunInstances", () => {
  it.each([
    ["no image", { ImageId: "" }, "MissingParameter"],
    ["an image id of another form", { ImageId: "image" }, "InvalidAMIID.Malformed"],
    ["an image that is none", { ImageId: `ami-${"0".repeat(32)}` }, "InvalidAMIID.NotFound"],
    ["a type that is none", { InstanceType: "x99.huge" }, "InvalidParameterValue"],
    [
      "a size that its offering does not allow",
      { InstanceType: "custom-constrained.99-1024" },
      "InvalidParameterValue",
    ],
    ["a speed that its offering has fixed", { InstanceType: "custom-constrained.2-1024-900" }, "InvalidParameterValue"],
    ["a zone that is none", { "Placement.AvailabilityZone": "nowhere" }, "InvalidZone.NotFound"],
    ["a subnet that is none", { SubnetId: `subnet-${"0".repeat(32)}` }, "InvalidSubnetID.NotFound"],
    ["a key that is none", { KeyName: "gone" }, "InvalidKeyPair.NotFound"],
    ["a group that is none", { "SecurityGroupId.1": `sg-${"0".repeat(32)}` }, "InvalidGroup.NotFound"],
    ["a most below the least", { MinCount: 2, MaxCount: 1 }, "InvalidParameterValue"],
    ["none at all", { MinCount: 0, MaxCount: 0 }, "InvalidParameterValue"],
    ["too many", { MinCount: 1, MaxCount: 1001 }, "InstanceLimitExceeded"],
    ["user data that is not base64", { UserData: "#!/bin/sh" }, "InvalidUserData.Malformed"],
    ["user data over 16 KB", { UserData: Buffer.alloc(16_385).toString("base64") }, "InvalidUserData.Malformed"],
    ["one address for several", { MaxCount: 2, PrivateIpAddress: "10.1.1.9" }, "InvalidParameterCombination"],
    ["a role", { "IamInstanceProfile.Name": "admin" }, "UnsupportedOperation"],
    ["a launch template", { "LaunchTemplate.LaunchTemplateName": "t" }, "UnsupportedOperation"],
    ["a dedicated host", { "Placement.Tenancy": "dedicated" }, "UnsupportedOperation"],
    ["to end itself", { InstanceInitiatedShutdownBehavior: "terminate" }, "UnsupportedOperation"],
    [
      "to keep the root volume",
      { "BlockDeviceMapping.1.DeviceName": "/dev/sda1", "BlockDeviceMapping.1.Ebs.DeleteOnTermination": false },
      "UnsupportedOperation",
    ],
    [
      "a root volume of a disk offering",
      { "BlockDeviceMapping.1.DeviceName": "/dev/sda1", "BlockDeviceMapping.1.Ebs.VolumeType": "tape" },
      "InvalidParameterValue",
    ],
    [
      "a disk without size",
      { "BlockDeviceMapping.1.DeviceName": "/dev/sdb", "BlockDeviceMapping.1.Ebs.DeleteOnTermination": true },
      "MissingParameter",
    ],
    [
      "the CD-ROM's device",
      { "BlockDeviceMapping.1.DeviceName": "/dev/sdd", "BlockDeviceMapping.1.Ebs.VolumeSize": 1 },
      "InvalidParameterValue",
    ],
    [
      "a volume type that is none",
      {
        "BlockDeviceMapping.1.DeviceName": "/dev/sdb",
        "BlockDeviceMapping.1.Ebs.VolumeSize": 1,
        "BlockDeviceMapping.1.Ebs.VolumeType": "tape",
      },
      "UnknownVolumeType",
    ],
    [
      "tags for what it does not make",
      {
        "TagSpecification.1.ResourceType": "vpc",
        "TagSpecification.1.Tag.1.Key": "a",
        "TagSpecification.1.Tag.1.Value": "b",
      },
      "InvalidParameterValue",
    ],
    ["a placement group that is none", { "Placement.GroupName": "gone" }, "InvalidPlacementGroup.Unknown"],
    [
      "a placement group twice",
      { "Placement.GroupName": "gone", "Placement.GroupId": `pg-${"0".repeat(32)}` },
      "InvalidParameterCombination",
    ],
    [
      "two zones",
      { "Placement.AvailabilityZone": "basic-1", "Placement.AvailabilityZoneId": "adv-1" },
      "InvalidParameterCombination",
    ],
    ["a zone by an unknown id", { "Placement.AvailabilityZoneId": "use1-az1" }, "InvalidZone.NotFound"],
    [
      "a subnet beside interfaces",
      { SubnetId: "subnet-12345678", "NetworkInterface.1.DeviceIndex": 0 },
      "InvalidParameterCombination",
    ],
  ])("refuses %s and makes nothing", async (_, parameters, code) => {
    const { error, calls } = await run(ec2, parameters);
    expect(error?.code).toBe(code);
    settle(ec2);
    expect(machines().filter(({ state }) => state !== "Destroyed")).toEqual([]);
    expect(calls.destroyVirtualMachine).toBeUndefined();
  });
});
