import { ownerOf } from "../../access/scope";
import { note } from "../../events/note";
import { securityGroupView } from "../../views/securityGroup";
import { invalid } from "../../wire/errors";
import { plain } from "../command";
import { groupNamed } from "./find";

export const createSecurityGroup = plain("createSecurityGroup", {
  run(call) {
    const { state, caller, input } = call;
    const owner = ownerOf(state, caller, input);
    const name = input.need("name");
    if (groupNamed(state, owner.id, name)) throw invalid(`a security group is named ${name} already`);
    const description = input.text("description");
    const group = state.securityGroups.insert({
      id: state.newId(),
      number: state.newNumber("securityGroup"),
      name,
      ...(description !== undefined && { description }),
      accountId: owner.id,
    });
    note(call, "SG.CREATE", "creating a security group", {
      accountId: owner.id,
      resourceType: "SecurityGroup",
      resourceId: group.id,
    });
    return { securitygroup: securityGroupView(state, group) };
  },
});
