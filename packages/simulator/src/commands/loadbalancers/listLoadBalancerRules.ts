import { listScope } from "../../access/scope";
import type { LoadBalancerRule } from "../../state/records";
import { loadBalancerRuleView } from "../../views/rules";
import { list } from "../command";
import { selector } from "../filters";

export const listLoadBalancerRules = list("listLoadBalancerRules", {
  kinds: { id: ["loadBalancerRule"] },
  key: "loadbalancerrule",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const selected = selector<LoadBalancerRule>(state, input);
    const [ipId, networkId] = [input.text("publicipid"), input.text("networkid")];
    const [vmId, zoneId] = [input.text("virtualmachineid"), input.text("zoneid")];
    return [...state.loadBalancerRules.values()].filter(
      (rule) =>
        scope.has(rule.accountId) &&
        selected(rule) &&
        (ipId === undefined || rule.ipId === ipId) &&
        (networkId === undefined || rule.networkId === networkId) &&
        (zoneId === undefined || rule.zoneId === zoneId) &&
        (vmId === undefined || rule.vmIds.includes(vmId)),
    );
  },
  view: (rule, { state }) => loadBalancerRuleView(state, rule),
});
