import type { Work } from "../../jobs/jobs";
import { own } from "../../resources/own";
import type { LoadBalancerRule, Vm } from "../../state/records";
import { invalid } from "../../wire/errors";
import { type CallOf, job } from "../command";

type Member = "assignToLoadBalancerRule" | "removeFromLoadBalancerRule";

/** Both commands read the rule and the VMs alike; `change` is what they do with them. */
function membership<C extends Member>(change: (rule: LoadBalancerRule, vms: readonly Vm[]) => void) {
  return (call: CallOf<C>): Work => {
    const { state, settings } = call;
    const input = (call as CallOf<Member>).input;
    const rule = own(call, state.loadBalancerRules, input.need("id"));
    const vms = input.list("virtualmachineids").map((id) => own(call, state.vms, id));
    return {
      lasts: settings.quickJob,
      begin: () => change(rule, vms),
      finish: () => {
        rule.state = "Active";
        return { success: true };
      },
    };
  };
}

export const assignToLoadBalancerRule = job("assignToLoadBalancerRule", {
  kinds: { id: ["loadBalancerRule"] },
  java: "user.loadbalancer.AssignToLoadBalancerRuleCmd",
  event: "LB.ASSIGN.TO.RULE",
  description: "Assigning to load balancer rule",
  start: membership<"assignToLoadBalancerRule">((rule, vms) => {
    for (const vm of vms) {
      if (!vm.nics.some((nic) => nic.networkId === rule.networkId))
        throw invalid(`VM ${vm.name} is not in the network of the rule`);
      if (rule.vmIds.includes(vm.id)) throw invalid(`VM ${vm.name} is assigned already`);
    }
    rule.vmIds = [...rule.vmIds, ...vms.map((vm) => vm.id)];
  }),
});

export const removeFromLoadBalancerRule = job("removeFromLoadBalancerRule", {
  kinds: { id: ["loadBalancerRule"] },
  java: "user.loadbalancer.RemoveFromLoadBalancerRuleCmd",
  event: "LB.REMOVE.FROM.RULE",
  description: "Removing from load balancer rule",
  start: membership<"removeFromLoadBalancerRule">((rule, vms) => {
    for (const vm of vms) if (!rule.vmIds.includes(vm.id)) throw invalid(`VM ${vm.name} is not assigned to the rule`);
    rule.vmIds = rule.vmIds.filter((id) => !vms.some((vm) => vm.id === id));
  }),
});
