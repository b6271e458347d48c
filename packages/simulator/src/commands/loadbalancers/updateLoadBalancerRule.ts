import { own } from "../../resources/own";
import { loadBalancerRuleView } from "../../views/rules";
import { internal } from "../../wire/errors";
import { job } from "../command";

export const updateLoadBalancerRule = job("updateLoadBalancerRule", {
  kinds: { id: ["loadBalancerRule"] },
  java: "user.loadbalancer.UpdateLoadBalancerRuleCmd",
  event: "LB.UPDATE",
  description: "Updating load balancer rule",
  start: (call) => {
    const { state, settings, input } = call;
    const rule = own(call, state.loadBalancerRules, input.need("id"));
    return {
      lasts: settings.quickJob,
      begin: () => {
        rule.name = input.text("name") ?? rule.name;
        rule.algorithm = input.text("algorithm") ?? rule.algorithm;
        if (input.has("description")) rule.description = input.need("description");
      },
      finish: () => {
        // Recorded: a rule made without a protocol takes the change, and its job fails all the same.
        if (rule.protocol === undefined) throw internal("the rule has no protocol");
        return { loadbalancer: loadBalancerRuleView(state, rule) };
      },
    };
  },
});
