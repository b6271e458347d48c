import { inScope, listScope } from "../../access/scope";
import { sameText } from "../../state/names";
import { securityGroupView } from "../../views/securityGroup";
import { list } from "../command";
import { selector } from "../filters";

export const listSecurityGroups = list("listSecurityGroups", {
  kinds: { id: ["securityGroup"] },
  key: "securitygroup",
  find({ state, caller, input }) {
    const selected = selector(state, input);
    const name = input.text("securitygroupname");
    const vm = state.vms.get(input.text("virtualmachineid"));
    const ofVm = input.has("virtualmachineid") ? new Set(vm?.securityGroupIds) : undefined;
    return inScope(state.securityGroups, listScope(state, caller, input)).filter(
      (group) =>
        selected(group) &&
        (name === undefined || sameText(group.name, name)) &&
        (ofVm === undefined || ofVm.has(group.id)),
    );
  },
  view: (group, { state }) => securityGroupView(state, group),
});
