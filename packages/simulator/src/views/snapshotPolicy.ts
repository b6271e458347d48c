import type { SnapshotPolicy } from "../state/records";
import type { State } from "../state/state";
import { primaryStore } from "./stores";
import { briefTagViews } from "./tags";

export function snapshotPolicyView(state: State, policy: SnapshotPolicy) {
  const volume = state.volumes.must(policy.volumeId);
  const zone = state.zones.must(volume.zoneId);
  return {
    id: policy.id,
    volumeid: volume.id,
    volumename: volume.name,
    schedule: policy.schedule,
    intervaltype: policy.interval,
    maxsnaps: policy.most,
    timezone: policy.timezone,
    zone: [{ id: zone.id, name: zone.name, isnsxenabled: false, ismultiarch: false, routedmodeenabled: false }],
    storage: [{ id: zone.physicalNetworkId, name: primaryStore(state, zone.id) }],
    tags: briefTagViews(state, policy.id),
  };
}
