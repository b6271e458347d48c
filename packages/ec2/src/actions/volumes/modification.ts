import type { Volume as CloudVolume } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { reservedTag } from "../../map/tags";
import type { VolumeModification } from "../../model/types.generated";

/** The reserved tag that keeps a volume's last modification: CloudStack forgets what a volume was before. */
export const MODIFICATION_TAG = "modification";

interface Modification {
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  /** GiB */
  readonly from: number;
  readonly to: number;
  /** Volume types, as lists show them. */
  readonly fromType: string | undefined;
  readonly toType: string | undefined;
}

export const modificationText = ({ start, end, from, to, fromType, toType }: Modification): string =>
  [start, end, from, to, fromType, toType].join(",");

/** The last modification of a volume; undefined where there was none. */
export function lastModification(
  volume: CloudVolume,
  { ids }: Pick<Ec2Context, "ids">,
): VolumeModification | undefined {
  const text = reservedTag(volume, MODIFICATION_TAG);
  if (text === undefined) return undefined;
  const [start, end, from, to, fromType, toType] = text.split(",");
  const [startMs, endMs, before, after] = [Number(start), Number(end), Number(from), Number(to)];
  const modification = { start: startMs, end: endMs, from: before, to: after, fromType, toType };
  return modificationView(ids.of("volume", volume.id), modification);
}

/** Complete, since ModifyVolume waits. */
export const modificationView = (VolumeId: string, modification: Modification): VolumeModification => ({
  VolumeId,
  ModificationState: "completed",
  OriginalSize: modification.from,
  OriginalVolumeType: modification.fromType,
  TargetSize: modification.to,
  TargetVolumeType: modification.toType,
  Progress: 100,
  StartTime: new Date(modification.start),
  EndTime: new Date(modification.end),
});
