import type { Volume as CloudVolume, ParametersOf } from "@stackgate/cloudstack";
import { defineAction, type InputOf } from "../../action";
import type { Ec2Context } from "../../context";
import { diskOfferingFor } from "../../map/disk-offerings";
import { notFoundError } from "../../map/ids";
import { slug } from "../../map/slug";
import { sizeOfCopy, sourceSnapshots } from "../../map/snapshots/source";
import { cloudTags, RESERVED_PREFIX, tagsFor, tagsOf } from "../../map/tags";
import { gib, TYPE_TAG, volumeView } from "../../map/volumes/volume";
import { findZone, zoneName } from "../../map/zones";
import { honoured, refused } from "../../rules";
import { digest } from "../../support/digest";
import { randomHex } from "../../support/random";
import { Ec2Error, invalidValue, missingParameter } from "../../wire/error";

type Input = InputOf<"CreateVolume">;
type Wanted = Pick<ParametersOf<"createVolume">, "diskofferingid" | "snapshotid" | "size"> & {
  readonly gib: number;
  /** As lists will show it. */
  readonly type: string;
};

export const createVolume = defineAction("CreateVolume", {
  parameters: {
    AvailabilityZone: honoured,
    AvailabilityZoneId: honoured,
    Size: honoured,
    SnapshotId: honoured,
    VolumeType: honoured,
    TagSpecifications: honoured,
    ClientToken: honoured,
    Encrypted: refused("CloudStack's offerings say whether disks are encrypted", false),
    KmsKeyId: refused("CloudStack's offerings say whether disks are encrypted"),
    Iops: refused("CloudStack's offerings say how fast a disk is"),
    Throughput: refused("CloudStack's offerings say how fast a disk is"),
    VolumeInitializationRate: refused("CloudStack's offerings say how fast a disk is"),
    MultiAttachEnabled: refused("CloudStack attaches a volume to one instance", false),
    OutpostArn: refused("there are no Outposts"),
    Operator: refused("there are no service operators"),
  },
  check({ AvailabilityZone, AvailabilityZoneId, Size, SnapshotId }) {
    if (AvailabilityZone === undefined && AvailabilityZoneId === undefined) throw missingParameter("AvailabilityZone");
    if (Size === undefined && SnapshotId === undefined) throw missingParameter("Size");
    if (Size !== undefined && Size < 1) throw invalidValue("Size", String(Size), "Volumes have at least 1 GiB.");
  },
  async run(input, context) {
    const tags = tagsFor("volume", input.TagSpecifications);
    const zone = await findZone(input.AvailabilityZone ?? input.AvailabilityZoneId ?? "", context);
    const [wanted, earlier] = await Promise.all([
      input.SnapshotId === undefined ? fromOffering(input, context) : fromSnapshot(input, zone.id, context),
      withToken(input, context),
    ]);
    if (earlier) return replay(earlier, wanted.gib, context);
    const { gib: Size, type, ...size } = wanted;
    const { id } = await context.cloud.start("createVolume", { name: nameOf(input), zoneid: zone.id, ...size });
    if (id === undefined) throw new Ec2Error("InternalError", "CloudStack did not say which volume it makes");
    const own = input.VolumeType === undefined ? [] : [{ key: RESERVED_PREFIX + TYPE_TAG, value: input.VolumeType }];
    const all = [...own, ...cloudTags(tags)];
    // CloudStack tags a volume as soon as it has its record, which it has now.
    if (all.length > 0) await context.cloud.run("createTags", { resourcetype: "Volume", resourceids: [id], tags: all });
    return {
      VolumeId: context.ids.of("volume", id),
      Size,
      SnapshotId: input.SnapshotId ?? "",
      AvailabilityZone: zoneName(zone.name ?? "", context.config),
      State: "creating",
      CreateTime: new Date(context.now()),
      // eutester reads it of every volume.
      Attachments: [],
      Encrypted: false,
      VolumeType: input.VolumeType ?? type,
      MultiAttachEnabled: false,
      Tags: tags,
    };
  },
});

async function fromOffering({ VolumeType, Size = 0 }: Input, context: Ec2Context): Promise<Wanted> {
  const offering = await diskOfferingFor(VolumeType, "VolumeType", context);
  const chosen = { diskofferingid: offering.id, gib: Size, type: slug(offering.name) };
  if (offering.iscustomized) return { ...chosen, size: Size };
  if (offering.disksize !== Size) {
    throw invalidValue("Size", String(Size), `Disks of the offering ${offering.name} have ${offering.disksize} GiB.`);
  }
  return chosen;
}

async function fromSnapshot({ SnapshotId = "", Size }: Input, zoneid: string, context: Ec2Context): Promise<Wanted> {
  const [snapshot] = await sourceSnapshots([SnapshotId], zoneid, context);
  if (!snapshot) throw notFoundError("snapshot", SnapshotId);
  return { snapshotid: snapshot.id, gib: sizeOfCopy(snapshot, Size, "Size"), type: "standard" };
}

/** A client token gives the volume its name, by which a repeated request finds it. */
const nameOf = ({ ClientToken: token }: Input): string =>
  `volume-${token === undefined ? randomHex(12) : digest(token).slice(0, 24)}`;

async function withToken(input: Input, { cloud }: Ec2Context): Promise<CloudVolume | undefined> {
  return input.ClientToken === undefined ? undefined : (await cloud.list("listVolumes", { name: nameOf(input) }))[0];
}

function replay(volume: CloudVolume, size: number, context: Ec2Context) {
  if (gib(volume.size) !== size) {
    throw new Ec2Error("IdempotentParameterMismatch", "The client token was used with other parameters before");
  }
  return { ...volumeView(volume, context), Tags: tagsOf(volume) };
}
