import { wireDate } from "../clock/date";
import type { AffinityGroup, InstanceGroup, StoredUserData } from "../state/records";
import type { State } from "../state/state";
import { ownerFields } from "./owner";

export function affinityGroupView(state: State, group: AffinityGroup) {
  const members = [...state.vms.by("account", group.accountId)].filter((vm) => vm.affinityGroupIds.includes(group.id));
  return {
    id: group.id,
    name: group.name,
    ...(group.description !== undefined && { description: group.description }),
    ...ownerFields(state, group.accountId),
    type: group.type,
    ...(members.length > 0 && { virtualmachineIds: members.map((vm) => vm.id) }),
  };
}

export const instanceGroupView = (state: State, group: InstanceGroup) => ({
  id: group.id,
  name: group.name,
  created: wireDate(group.created),
  ...ownerFields(state, group.accountId),
});

export const userDataView = (state: State, stored: StoredUserData) => ({
  id: stored.id,
  name: stored.name,
  ...ownerFields(state, stored.accountId),
  userdata: stored.data,
  ...(stored.params !== undefined && { params: stored.params }),
  hasannotations: false,
});
