import { own } from "../../resources/own";
import { securityGroupView } from "../../views/securityGroup";
import { invalid } from "../../wire/errors";
import { plain } from "../command";
import { groupNamed } from "./find";

/** For root admins: a user's role lacks it. */
export const updateSecurityGroup = plain("updateSecurityGroup", {
  kinds: { id: ["securityGroup"] },
  run(call) {
    const { state, input } = call;
    const group = own(call, state.securityGroups, input.need("id"));
    const name = input.text("name") ?? group.name;
    if (group.name === "default" && name !== "default") throw invalid("the default group keeps its name");
    if (name !== group.name && groupNamed(state, group.accountId, name))
      throw invalid(`a security group is named ${name} already`);
    group.name = name;
    return { securitygroup: securityGroupView(state, group) };
  },
});
