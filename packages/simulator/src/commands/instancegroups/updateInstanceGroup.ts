import { own } from "../../resources/own";
import { instanceGroupView } from "../../views/groups";
import { plain } from "../command";

export const updateInstanceGroup = plain("updateInstanceGroup", {
  kinds: { id: ["instanceGroup"] },
  run(call) {
    const { state, input } = call;
    const group = own(call, state.instanceGroups, input.need("id"));
    group.name = input.text("name") ?? group.name;
    return { instancegroup: instanceGroupView(state, group) };
  },
});
