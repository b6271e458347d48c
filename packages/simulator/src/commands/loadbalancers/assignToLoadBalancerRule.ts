import { invalid } from "../../wire/errors";
import { job } from "../command";
import { membership } from "./membership";

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
