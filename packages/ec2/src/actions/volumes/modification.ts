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
}

export const modificationText = ({ start, end, from, to }: Modification): string => [start, end, from, to].join(",");

/** The last modification of a volume, complete since ModifyVolume waits; undefined where there was none. */
export function modificationView(
  volume: CloudVolume,
  { ids }: Pick<Ec2Context, "ids">,
): VolumeModification | undefined {
  const [start, end, from, to] = (reservedTag(volume, MODIFICATION_TAG) ?? "").split(",").map(Number);
  if (start === undefined || end === undefined || from === undefined || to === undefined) return undefined;
  return {
    VolumeId: ids.of("volume", volume.id),
    ModificationState: "completed",
    OriginalSize: from,
    TargetSize: to,
    Progress: 100,
    StartTime: new Date(start),
    EndTime: new Date(end),
  };
}
