import { machine, machineEnds, nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused, time, zones } from "../step";

export const snapshots: Family = {
  name: "snapshots",
  zones,
  steps: [
    ...machine(),
    ec2(
      "describe-volumes --filters Name=attachment.instance-id,Values=$machine",
      { Volumes: [{ Size: 2 }] },
      { root: "Volumes.0.VolumeId" },
    ),
    dry("create-snapshot --volume-id $root"),
    ec2(
      `create-snapshot --volume-id $root --description 'before the change' ${tagged("snapshot", "backup")}`,
      ({ root }) => ({
        SnapshotId: id("snap"),
        VolumeId: root,
        VolumeSize: 2,
        Description: "before the change",
        Tags: nameTag("backup"),
      }),
      { snapshot: "SnapshotId" },
    ),
    ec2("wait snapshot-completed --snapshot-ids $snapshot"),
    ec2("describe-snapshots --owner-ids self", ({ snapshot, root }) => ({
      Snapshots: [
        {
          SnapshotId: snapshot,
          VolumeId: root,
          State: "completed",
          Progress: "100%",
          StartTime: time,
          Description: "before the change",
        },
      ],
    })),
    ec2("describe-snapshots --filters Name=volume-id,Values=$root Name=tag:Name,Values=back*", ({ snapshot }) => ({
      Snapshots: [{ SnapshotId: snapshot, Tags: nameTag("backup") }],
    })),
    ec2("describe-snapshots --filters Name=status,Values=pending", { Snapshots: [] }),
    ec2("describe-snapshot-attribute --snapshot-id $snapshot --attribute createVolumePermission", ({ snapshot }) => ({
      SnapshotId: snapshot,
      CreateVolumePermissions: [],
    })),
    ec2(
      "create-volume --availability-zone $zone --snapshot-id $snapshot",
      ({ snapshot }) => ({ SnapshotId: snapshot, Size: 2 }),
      { volume: "VolumeId" },
    ),
    ec2("wait volume-available --volume-ids $volume"),
    ec2("delete-volume --volume-id $volume"),
    refused(
      "copy-snapshot --source-region stackgate-1 --source-snapshot-id $snapshot",
      "UnsupportedOperation",
      /other zones only/,
    ),
    refused("copy-snapshot --source-region mars-1 --source-snapshot-id $snapshot", "InvalidRegion", /mars-1/),
    // The storage of CloudStack's simulated hypervisor has nothing to copy with.
    refused(
      "copy-snapshot --source-region stackgate-1 --source-snapshot-id $snapshot --destination-availability-zone $elsewhere",
      "InternalError",
      /could not be copied/,
    ),
    ec2("delete-snapshot --snapshot-id $snapshot"),
    refused("describe-snapshots --snapshot-ids $snapshot", "InvalidSnapshot.NotFound", /snap-/),
    ...machineEnds,
  ],
};
