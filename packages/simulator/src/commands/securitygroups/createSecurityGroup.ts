import { ownerOf } from "../../access/scope";
import { securityGroupView } from "../../views/securityGroup";
import { invalid } from "../../wire/errors";
import { plain } from "../command";
import { groupNamed } from "./find";

export const createSecurityGroup = plain("createSecurityGroup", {
  run({ state, caller, input, record }) {
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
    const subject = {
      userId: caller.user.id,
      accountId: owner.id,
      resourceType: "SecurityGroup",
      resourceId: group.id,
    };
    record({ ...subject, type: "SG.CREATE", description: "creating a security group" }, "Completed");
    return { securitygroup: securityGroupView(state, group) };
  },
});
