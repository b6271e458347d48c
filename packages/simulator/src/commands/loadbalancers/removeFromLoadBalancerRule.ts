import { invalid } from "../../wire/errors";
import { job } from "../command";
import { membership } from "./membership";

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
