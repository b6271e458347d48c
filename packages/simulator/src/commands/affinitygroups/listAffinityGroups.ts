import { inScope, listScope } from "../../access/scope";
import { affinityGroupView } from "../../views/groups";
import { list } from "../command";
import { selector } from "../filters";

export const listAffinityGroups = list("listAffinityGroups", {
  kinds: { id: ["affinityGroup"] },
  key: "affinitygroup",
  find({ state, caller, input }) {
    const [type, vmId] = [input.text("type"), input.text("virtualmachineid")];
    const ofVm = state.vms.get(vmId)?.affinityGroupIds ?? [];
    const selected = selector(state, input);
    return inScope(state.affinityGroups, listScope(state, caller, input)).filter(
      (group) =>
        selected(group) &&
        (type === undefined || group.type === type) &&
        (vmId === undefined || ofVm.includes(group.id)),
    );
  },
  view: (group, { state }) => affinityGroupView(state, group),
});
