import { inScope, listScope } from "../../access/scope";
import { snapshotPolicyView } from "../../views/snapshotPolicy";
import { list } from "../command";

export const listSnapshotPolicies = list("listSnapshotPolicies", {
  kinds: { id: ["snapshotPolicy"] },
  key: "snapshotpolicy",
  find({ state, caller, input }) {
    const [id, volumeId] = [input.text("id"), input.text("volumeid")];
    return inScope(state.snapshotPolicies, listScope(state, caller, input)).filter(
      (policy) => (id === undefined || policy.id === id) && (volumeId === undefined || policy.volumeId === volumeId),
    );
  },
  view: (policy, { state }) => snapshotPolicyView(state, policy),
});
