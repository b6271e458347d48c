import { ruleRemoval } from "../firewall/removal";
import { assignToLoadBalancerRule } from "./assignToLoadBalancerRule";
import { createLBStickinessPolicy } from "./createLBStickinessPolicy";
import { createLoadBalancerRule } from "./createLoadBalancerRule";
import { deleteLBStickinessPolicy } from "./deleteLBStickinessPolicy";
import { listLBStickinessPolicies } from "./listLBStickinessPolicies";
import { listLoadBalancerRuleInstances } from "./listLoadBalancerRuleInstances";
import { listLoadBalancerRules } from "./listLoadBalancerRules";
import { removeFromLoadBalancerRule } from "./removeFromLoadBalancerRule";
import { updateLoadBalancerRule } from "./updateLoadBalancerRule";

export const loadBalancers = [
  assignToLoadBalancerRule,
  createLBStickinessPolicy,
  createLoadBalancerRule,
  deleteLBStickinessPolicy,
  listLBStickinessPolicies,
  listLoadBalancerRuleInstances,
  listLoadBalancerRules,
  removeFromLoadBalancerRule,
  updateLoadBalancerRule,
  ruleRemoval({
    command: "deleteLoadBalancerRule",
    kind: "loadBalancerRule",
    java: "user.loadbalancer.DeleteLoadBalancerRuleCmd",
    event: "LB.DELETE",
    description: "Deleting load balancer rule",
    table: (state) => state.loadBalancerRules,
  }),
];
