import type { Snapshot as CloudSnapshot } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Snapshot, Tag } from "../../model/types.generated";
import { dateOf } from "../dates";
import { reservedTag, tagsOf } from "../tags";
import { gib } from "../volumes/volume";

/** CloudStack's snapshots have a name and no description. */
export const DESCRIPTION_TAG = "description";

const STATES: Readonly<Record<string, string>> = {
  Allocated: "pending",
  Creating: "pending",
  CreatedOnPrimary: "pending",
  BackingUp: "pending",
  Copying: "pending",
  BackedUp: "completed",
};

/** A snapshot as lists show it (see VolumeView). */
export interface SnapshotView extends Omit<Snapshot, "Tags"> {
  readonly Tags: readonly Tag[];
}

export function snapshotView(snapshot: CloudSnapshot, { ids, owner }: Pick<Ec2Context, "ids" | "owner">): SnapshotView {
  const state = STATES[snapshot.state] ?? "error";
  return {
    SnapshotId: ids.of("snapshot", snapshot.id),
    VolumeId: snapshot.volumeid === undefined ? undefined : ids.of("volume", snapshot.volumeid),
    State: state,
    StateMessage: state === "error" ? snapshot.state : undefined,
    StartTime: dateOf(snapshot.created),
    Progress: state === "completed" ? "100%" : "0%",
    OwnerId: owner,
    Description: reservedTag(snapshot, DESCRIPTION_TAG) ?? "",
    VolumeSize: gib(snapshot.virtualsize),
    Encrypted: false,
    StorageTier: "standard",
    Tags: tagsOf(snapshot),
  };
}
