import { own } from "../../resources/own";
import { vmView } from "../../views/vm";
import { list } from "../command";

/** The VMs of a rule, or with `applied=false` those in its network that could be. */
export const listLoadBalancerRuleInstances = list("listLoadBalancerRuleInstances", {
  kinds: { id: ["loadBalancerRule"] },
  key: "loadbalancerruleinstance",
  find(call) {
    const { state, input } = call;
    const rule = own(call, state.loadBalancerRules, input.need("id"));
    const applied = input.flag("applied") ?? true;
    return [...state.vms.by("account", rule.accountId)].filter(
      (vm) => rule.vmIds.includes(vm.id) === applied && vm.nics.some((nic) => nic.networkId === rule.networkId),
    );
  },
  view: (vm, { state, caller }) => vmView(state, vm, caller),
});
