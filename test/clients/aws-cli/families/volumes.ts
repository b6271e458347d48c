import { machine, machineEnds, nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused, time, zones } from "../step";

export const volumes: Family = {
  name: "volumes",
  zones,
  steps: [
    ...machine(),
    dry("create-volume --availability-zone $zone --size 1"),
    refused(
      "create-volume --availability-zone $zone --size 1 --encrypted",
      "UnsupportedOperation",
      /Encrypted.*offerings say whether disks are encrypted/,
    ),
    refused("create-volume --availability-zone nowhere --size 1", "InvalidZone.NotFound", /nowhere/),
    ec2(
      `create-volume --availability-zone $zone --size 1 ${tagged("volume", "data")}`,
      ({ zone }) => ({
        VolumeId: id("vol"),
        Size: 1,
        AvailabilityZone: zone,
        State: "creating",
        Tags: nameTag("data"),
      }),
      { volume: "VolumeId", type: "VolumeType" },
    ),
    ec2("wait volume-available --volume-ids $volume"),
    ec2("attach-volume --volume-id $volume --instance-id $machine --device /dev/sdf", ({ volume, machine }) => ({
      VolumeId: volume,
      InstanceId: machine,
      Device: "/dev/sdf",
      State: "attaching",
    })),
    ec2("wait volume-in-use --volume-ids $volume"),
    refused("attach-volume --volume-id $volume --instance-id $machine --device /dev/sdg", "VolumeInUse", /vol-/),
    refused("delete-volume --volume-id $volume", "VolumeInUse", /vol-/),
    ec2("describe-volumes --volume-ids $volume", ({ volume, machine, zone, type }) => ({
      Volumes: [
        {
          VolumeId: volume,
          Size: 1,
          State: "in-use",
          AvailabilityZone: zone,
          CreateTime: time,
          VolumeType: type,
          Attachments: [{ InstanceId: machine, Device: "/dev/sdf", State: "attached", DeleteOnTermination: false }],
          Tags: nameTag("data"),
        },
      ],
    })),
    ec2(
      "describe-volumes --filters Name=attachment.instance-id,Values=$machine Name=attachment.device,Values=/dev/sda1",
      { Volumes: [{ State: "in-use", Attachments: [{ Device: "/dev/sda1", DeleteOnTermination: true }] }] },
    ),
    ec2(
      "describe-volumes --filters Name=attachment.instance-id,Values=$machine --page-size 5 --max-items 1",
      { Volumes: [{ State: "in-use" }] },
      { next: "NextToken" },
    ),
    ec2("describe-volumes --filters Name=attachment.instance-id,Values=$machine --page-size 5 --starting-token $next", {
      Volumes: [{ State: "in-use" }],
    }),
    ec2("describe-volume-status --volume-ids $volume", ({ volume, zone }) => ({
      VolumeStatuses: [{ VolumeId: volume, AvailabilityZone: zone, VolumeStatus: { Status: "ok" } }],
    })),
    ec2("describe-volume-attribute --volume-id $volume --attribute autoEnableIO", ({ volume }) => ({
      VolumeId: volume,
      AutoEnableIO: { Value: false },
    })),
    ec2("modify-volume --volume-id $volume --size 3", ({ volume }) => ({
      VolumeModification: { VolumeId: volume, OriginalSize: 1, TargetSize: 3 },
    })),
    ec2("describe-volumes-modifications --volume-ids $volume", {
      VolumesModifications: [{ ModificationState: "completed", OriginalSize: 1, TargetSize: 3, Progress: 100 }],
    }),
    refused("modify-volume --volume-id $volume --iops 100", "UnsupportedOperation", /Iops.*how fast a disk is/),
    ec2("detach-volume --volume-id $volume", ({ volume, machine }) => ({
      VolumeId: volume,
      InstanceId: machine,
      Device: "/dev/sdf",
      State: "detaching",
    })),
    ec2("wait volume-available --volume-ids $volume"),
    ec2("describe-volumes --filters Name=status,Values=available Name=size,Values=3", ({ volume }) => ({
      Volumes: [{ VolumeId: volume, Attachments: [] }],
    })),
    ec2("delete-volume --volume-id $volume"),
    ec2("wait volume-deleted --volume-ids $volume"),
    refused("detach-volume --volume-id $volume", "InvalidVolume.NotFound", /vol-/),
    ...machineEnds,
  ],
};
