import { listScope } from "../../access/scope";
import { portForwardingRuleView } from "../../views/rules";
import { list } from "../command";
import { tagFilter } from "../filters";

export const listPortForwardingRules = list("listPortForwardingRules", {
  kinds: { id: ["portForwardingRule"] },
  key: "portforwardingrule",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const tagged = tagFilter(state, input);
    const [id, ipId, networkId] = [input.text("id"), input.text("ipaddressid"), input.text("networkid")];
    return [...state.portForwardingRules.values()].filter(
      (rule) =>
        scope.has(rule.accountId) &&
        (id === undefined || rule.id === id) &&
        (ipId === undefined || rule.ipId === ipId) &&
        (networkId === undefined || rule.networkId === networkId) &&
        tagged(rule.id),
    );
  },
  view: (rule, { state }) => portForwardingRuleView(state, rule),
});
