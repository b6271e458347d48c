import type { ParametersOf } from "@stackgate/cloudstack";
import { defineAction, type InputOf } from "../../action";
import type { Ec2Context } from "../../context";
import { diskOfferingFor, sizeFor } from "../../map/disk-offerings";
import { completed } from "../../map/half-made";
import { notFoundError } from "../../map/ids";
import { slug } from "../../map/slug";
import { sizeOfCopy, sourceSnapshots } from "../../map/snapshots/source";
import { cloudTags, RESERVED_PREFIX, tagsFor } from "../../map/tags";
import { TYPE_TAG } from "../../map/volumes/volume";
import { askedZone, zoneName } from "../../map/zones";
import { honoured, refused } from "../../rules";
import { Ec2Error, invalidValue, missingParameter } from "../../wire/error";
import { type Created, createOnce, nameOf } from "./once";

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
  check({ AvailabilityZone, AvailabilityZoneId, Size, SnapshotId, TagSpecifications }) {
    if (AvailabilityZone === undefined && AvailabilityZoneId === undefined) throw missingParameter("AvailabilityZone");
    if (Size === undefined && SnapshotId === undefined) throw missingParameter("Size");
    if (Size !== undefined && Size < 1) throw invalidValue("Size", String(Size), "Volumes have at least 1 GiB.");
    tagsFor("volume", TagSpecifications);
  },
  run: (input, context) => createOnce(input, context, () => create(input, context)),
});

async function create(input: Input, context: Ec2Context): Promise<Created> {
  const { cloud, config, ids, now } = context;
  const zone = await askedZone(input, context);
  if (!zone) throw missingParameter("AvailabilityZone");
  const wanted = await (input.SnapshotId === undefined
    ? fromOffering(input, context)
    : fromSnapshot(input, zone.id, context));
  const { gib: Size, type, ...size } = wanted;
  const { id } = await cloud.start("createVolume", { name: nameOf(input), zoneid: zone.id, ...size });
  if (id === undefined) throw new Ec2Error("InternalError", "CloudStack did not say which volume it makes");
  const VolumeId = ids.of("volume", id);
  const Tags = tagsFor("volume", input.TagSpecifications);
  const own = input.VolumeType === undefined ? [] : [{ key: RESERVED_PREFIX + TYPE_TAG, value: input.VolumeType }];
  const tags = [...own, ...cloudTags(Tags)];
  if (tags.length > 0) {
    // CloudStack tags a volume as soon as it has its record, which it has now.
    await completed(
      VolumeId,
      () => cloud.run("createTags", { resourcetype: "Volume", resourceids: [id], tags }),
      () => cloud.call("deleteVolume", { id }),
    );
  }
  const volume = {
    VolumeId,
    Size,
    SnapshotId: input.SnapshotId ?? "",
    AvailabilityZone: zoneName(zone.name ?? "", config),
    AvailabilityZoneId: zone.id,
    State: "creating",
    CreateTime: new Date(now()),
    // eutester reads it of every volume.
    Attachments: [],
    Encrypted: false,
    VolumeType: input.VolumeType ?? type,
    MultiAttachEnabled: false,
    Tags,
  };
  return { id, volume };
}

async function fromOffering({ VolumeType, Size = 0 }: Input, context: Ec2Context): Promise<Wanted> {
  const offering = await diskOfferingFor(VolumeType, "VolumeType", context);
  return { diskofferingid: offering.id, ...sizeFor(offering, Size, "Size"), gib: Size, type: slug(offering.name) };
}

async function fromSnapshot({ SnapshotId = "", Size }: Input, zoneid: string, context: Ec2Context): Promise<Wanted> {
  const [snapshot] = await sourceSnapshots([SnapshotId], zoneid, context);
  if (!snapshot) throw notFoundError("snapshot", SnapshotId);
  return { snapshotid: snapshot.id, gib: sizeOfCopy(snapshot, Size, "Size"), type: "standard" };
}
