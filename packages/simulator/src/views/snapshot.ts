import { wireDate } from "../clock/date";
import type { Snapshot } from "../state/records";
import type { State } from "../state/state";
import { ownerFields } from "./owner";
import { briefTagViews, tagViews } from "./tags";

/** Recorded differences: job results name the type and the OS and show bare tags; `showunique=false` lists copies. */
export type SnapshotForm = "listed" | "copy" | "result";

export function snapshotView(state: State, snapshot: Snapshot, form: SnapshotForm = "listed") {
  const volume = state.volumes.get(snapshot.volumeId);
  const osType = state.osTypes.get(snapshot.osTypeId);
  const tags = tagViews(state, snapshot.id);
  return {
    id: snapshot.id,
    ...ownerFields(state, snapshot.accountId),
    ...(form === "result" && { snapshottype: "MANUAL" }),
    volumeid: snapshot.volumeId,
    ...(volume && { volumename: volume.name, volumetype: volume.type, volumestate: volume.state }),
    created: wireDate(snapshot.created),
    name: snapshot.name,
    intervaltype: "MANUAL",
    state: snapshot.state,
    ...(form === "copy" && { status: snapshot.state }),
    physicalsize: 0,
    zoneid: snapshot.zoneId,
    zonename: state.zones.must(snapshot.zoneId).name,
    revertable: false,
    ...(osType && { ostypeid: osType.id, ...(form === "result" && { osdisplayname: osType.name }) }),
    // Recorded: the size that its volume has by now.
    virtualsize: volume?.size ?? snapshot.size,
    ...(form === "copy" && {
      datastorestate: "Ready",
      downloaddetails: { downloadState: "", downloadPercent: "0" },
    }),
    // Recorded: a list shows one tag of a snapshot, however many it has.
    tags: form === "result" ? briefTagViews(state, snapshot.id) : tags.slice(-1),
    hasannotations: false,
  };
}
