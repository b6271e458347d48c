import { inScope, listScope } from "../../access/scope";
import { stickinessView } from "../../views/rules";
import { list } from "../command";

/** One item a rule, which holds the rule's policy. */
export const listLBStickinessPolicies = list("listLBStickinessPolicies", {
  kinds: { id: ["stickinessPolicy"], lbruleid: ["loadBalancerRule"] },
  key: "stickinesspolicies",
  find({ state, caller, input }) {
    const [id, ruleId] = [input.text("id"), input.text("lbruleid")];
    return inScope(state.loadBalancerRules, listScope(state, caller, input)).filter(
      ({ id: rule, stickiness }) =>
        stickiness !== undefined &&
        (id === undefined || stickiness.id === id) &&
        (ruleId === undefined || rule === ruleId),
    );
  },
  view: (rule, { state }) => stickinessView(state, rule),
});
