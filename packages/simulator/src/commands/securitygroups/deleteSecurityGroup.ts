import { note } from "../../events/note";
import { membersOf } from "../../views/securityGroup";
import { inUse, invalid } from "../../wire/errors";
import { plain } from "../command";
import { theGroup } from "./find";

/** Refused for `default`, for a group that others' rules let in, and for one that still has members. */
export const deleteSecurityGroup = plain("deleteSecurityGroup", {
  kinds: { id: ["securityGroup"] },
  run(call) {
    const { state } = call;
    const group = theGroup(call, "id", "name");
    if (group.name === "default") throw invalid("the group default is reserved");
    for (const rule of state.securityRules.by("peer", group.id))
      if (rule.groupId !== group.id) throw inUse("rules of other groups allow this group");
    if (membersOf(state, group).length > 0) throw inUse("virtual machines are in this group");
    note(call, "SG.DELETE", "deleting a security group", {
      accountId: group.accountId,
      resourceType: "SecurityGroup",
      resourceId: group.id,
    });
    for (const rule of [...state.securityRules.by("group", group.id)]) {
      state.tags.forget(rule.id);
      state.securityRules.delete(rule.id);
    }
    state.tags.forget(group.id);
    state.securityGroups.delete(group.id);
    return { success: true };
  },
});
