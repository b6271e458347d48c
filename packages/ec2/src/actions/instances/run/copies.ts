import { sideBySide, type VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { SOURCE_SNAPSHOT } from "../../../map/images/image";
import { madeForName } from "../../../map/instances/volumes";
import { sizeOfCopy, sourceSnapshots } from "../../../map/snapshots/source";
import { reservedTag } from "../../../map/tags";
import { Ec2Error } from "../../../wire/error";
import { AT_ONCE } from "../state-changes";
import type { AskedDisk } from "./disks";

/** A data volume that is made of a snapshot, for each of the instances. */
export interface Copy {
  readonly snapshotid: string;
  readonly device: number;
}

/**
 * Checked before anything is made: one call for all the snapshots.
 * @throws Ec2Error for snapshots that can't be used in the zone, sizes other than theirs, and root volumes of a snapshot
 * other than the image's own
 */
export async function planCopies(
  disks: readonly AskedDisk[],
  zoneid: string,
  templateid: string,
  context: Ec2Context,
): Promise<readonly Copy[]> {
  const copied = disks.filter(({ ebs }) => ebs.SnapshotId !== undefined);
  await checkRoot(
    copied.find(({ device }) => device === 0),
    templateid,
    context,
  );
  const data = copied.filter(({ device }) => device !== 0);
  if (data.length === 0) return [];
  const snapshots = await sourceSnapshots(
    data.map(({ ebs }) => ebs.SnapshotId ?? ""),
    zoneid,
    context,
  );
  return data.flatMap(({ device, ebs, parameter }, i) => {
    const snapshot = snapshots[i];
    if (!snapshot) return [];
    sizeOfCopy(snapshot, ebs.VolumeSize, parameter("Ebs.VolumeSize"));
    return [{ snapshotid: snapshot.id, device }];
  });
}

/** Clients send back what DescribeImages says of an image's root device: the snapshot that the image was made of. */
async function checkRoot(root: AskedDisk | undefined, id: string, { cloud, ids }: Ec2Context): Promise<void> {
  if (root?.ebs.SnapshotId === undefined) return;
  const [wanted, [template]] = await Promise.all([
    ids.resolveOne("snapshot", root.ebs.SnapshotId),
    cloud.list("listTemplates", { templatefilter: "executable", id }),
  ]);
  if (template && reservedTag(template, SOURCE_SNAPSHOT) === wanted) return;
  throw new Ec2Error(
    "UnsupportedOperation",
    `The parameter ${root.parameter("Ebs.SnapshotId")} is not supported: CloudStack makes root volumes of the image; RegisterImage makes one of a snapshot`,
  );
}

/**
 * Makes the volumes and attaches them to machines that don't run yet, so that the guests have them when they boot.
 * CloudStack could attach a volume as it makes it, but to a device of its own choice.
 */
export async function attachCopies(
  machines: readonly VirtualMachine[],
  copies: readonly Copy[],
  { cloud }: Pick<Ec2Context, "cloud">,
): Promise<void> {
  const wanted = machines.flatMap((machine) => copies.map((copy) => ({ machine, copy })));
  await sideBySide(wanted, AT_ONCE, async ({ machine: { id, zoneid }, copy: { snapshotid, device } }) => {
    const name = madeForName(id, device);
    const { id: volume } = await cloud.run("createVolume", { name, snapshotid, zoneid });
    await cloud.run("attachVolume", { id: volume, virtualmachineid: id, deviceid: device });
  });
}
