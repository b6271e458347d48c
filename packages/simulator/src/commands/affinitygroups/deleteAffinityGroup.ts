import { ownerOf } from "../../access/scope";
import { own } from "../../resources/own";
import type { AffinityGroup } from "../../state/records";
import { invalid } from "../../wire/errors";
import { type CallOf, job } from "../command";

/** By id or by name; its members simply leave it. */
export const deleteAffinityGroup = job("deleteAffinityGroup", {
  kinds: { id: ["affinityGroup"] },
  java: "user.affinitygroup.DeleteAffinityGroupCmd",
  event: "AG.DELETE",
  description: "deleting an affinity group",
  start(call) {
    const { state, settings } = call;
    const group = theGroup(call);
    return {
      accountId: group.accountId,
      lasts: settings.quickJob,
      finish: () => {
        for (const vm of state.vms.by("account", group.accountId))
          vm.affinityGroupIds = vm.affinityGroupIds.filter((id) => id !== group.id);
        state.affinityGroups.delete(group.id);
        return { success: true };
      },
    };
  },
});

function theGroup(call: CallOf<"deleteAffinityGroup">): AffinityGroup {
  const { state, caller, input } = call;
  const [id, name] = [input.text("id"), input.text("name")];
  if (id !== undefined) return own(call, state.affinityGroups, id);
  for (const group of state.affinityGroups.by("account", ownerOf(state, caller, input).id))
    if (group.name === name) return group;
  throw invalid(name === undefined ? "neither id nor name was given" : `no affinity group is named ${name}`);
}
