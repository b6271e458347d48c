import { ec2, id, type Step } from "./step";

/** What several families need: a machine of the smallest type, known as `$machine`, of the image `$image`. */
export const machine = (options = ""): readonly Step[] => [
  ec2(
    "describe-images --filters Name=name,Values=Debian*",
    { Images: [{ ImageId: id("ami"), Name: "Debian 12" }] },
    { image: "Images.0.ImageId" },
  ),
  ec2(
    `run-instances --image-id $image --instance-type t3.micro --placement AvailabilityZone=$zone ${options}`,
    { Instances: [{ InstanceId: id("i"), ImageId: id("ami") }] },
    { machine: "Instances.0.InstanceId", nic: "Instances.0.NetworkInterfaces.0.NetworkInterfaceId" },
  ),
  ec2("wait instance-running --instance-ids $machine"),
];

export const machineStops: readonly Step[] = [
  ec2("stop-instances --instance-ids $machine", ({ machine }) => ({
    StoppingInstances: [{ InstanceId: machine, PreviousState: { Name: "running" } }],
  })),
  ec2("wait instance-stopped --instance-ids $machine"),
];

export const machineEnds: readonly Step[] = [
  ec2("terminate-instances --instance-ids $machine", ({ machine }) => ({
    TerminatingInstances: [{ InstanceId: machine }],
  })),
  ec2("wait instance-terminated --instance-ids $machine"),
];

/** As options say it: one tag, from the start. */
export const tagged = (type: string, value: string): string =>
  `--tag-specifications ResourceType=${type},Tags=[{Key=Name,Value=${value}}]`;

/** As answers say it. */
export const nameTag = (Value: string) => [{ Key: "Name", Value }];
