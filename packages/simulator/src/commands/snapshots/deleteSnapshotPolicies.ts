import { own } from "../../resources/own";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

/** All of them or none. */
export const deleteSnapshotPolicies = plain("deleteSnapshotPolicies", {
  kinds: { id: ["snapshotPolicy"], ids: ["snapshotPolicy"] },
  run(call) {
    const { state, input } = call;
    const id = input.text("id");
    const policies = [...(id === undefined ? [] : [id]), ...input.list("ids")].map((one) =>
      own(call, state.snapshotPolicies, one),
    );
    if (policies.length === 0) throw invalid("either id or ids is needed");
    for (const policy of policies) {
      state.tags.forget(policy.id);
      state.snapshotPolicies.delete(policy.id);
    }
    return { success: true };
  },
});
