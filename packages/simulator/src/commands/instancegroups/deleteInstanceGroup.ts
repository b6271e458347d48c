import { own } from "../../resources/own";
import { plain } from "../command";

export const deleteInstanceGroup = plain("deleteInstanceGroup", {
  kinds: { id: ["instanceGroup"] },
  run(call) {
    const { state, input } = call;
    const group = own(call, state.instanceGroups, input.need("id"));
    state.instanceGroups.delete(group.id);
    return { success: true };
  },
});
