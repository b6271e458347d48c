import { ownerOf } from "../../access/scope";
import { instanceGroupView } from "../../views/groups";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

export const createInstanceGroup = plain("createInstanceGroup", {
  run({ state, clock, caller, input }) {
    const owner = ownerOf(state, caller, input);
    const name = input.need("name");
    for (const group of state.instanceGroups.by("account", owner.id))
      if (group.name === name) throw invalid(`an instance group is named ${name} already`);
    const group = { id: state.newId(), name, accountId: owner.id, created: clock.now() };
    return { instancegroup: instanceGroupView(state, state.instanceGroups.insert(group)) };
  },
});
