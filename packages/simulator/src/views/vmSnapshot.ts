import { wireDate } from "../clock/date";
import type { VmSnapshot } from "../state/records";
import type { State } from "../state/state";
import { ownerFields } from "./owner";
import { briefTagViews } from "./tags";

export function vmSnapshotView(state: State, snapshot: VmSnapshot) {
  const vm = state.vms.must(snapshot.vmId);
  const parent = state.vmSnapshots.get(snapshot.parentId);
  const isNewest =
    [...state.vmSnapshots.by("account", vm.accountId)].filter((one) => one.vmId === vm.id).at(-1) === snapshot;
  return {
    id: snapshot.id,
    name: snapshot.name,
    state: snapshot.state,
    ...(snapshot.description !== undefined && { description: snapshot.description }),
    displayname: snapshot.displayName,
    zoneid: snapshot.zoneId,
    zonename: state.zones.must(snapshot.zoneId).name,
    virtualmachineid: vm.id,
    virtualmachinename: vm.name,
    ...(parent && { parent: parent.id, parentName: parent.name }),
    current: isNewest,
    type: snapshot.withMemory ? "DiskAndMemory" : "Disk",
    created: wireDate(snapshot.created),
    ...ownerFields(state, snapshot.accountId),
    hypervisor: "Simulator",
    tags: briefTagViews(state, snapshot.id),
    hasannotations: false,
  };
}
