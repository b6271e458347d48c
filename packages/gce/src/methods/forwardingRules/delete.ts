import { defineMutation } from "../../frame/mutation";
import { isForRule } from "../../map/addresses";
import { findRule, ruleTarget } from "../../map/load-balancing/rules";

/** An address that was taken for the rule goes with it. */
export const remove = defineMutation("forwardingRules.delete", {
  async run({ parameters: { region, forwardingRule } }, context) {
    const { cloud } = context;
    const rule = await findRule(context, region, forwardingRule);
    const { id, publicipid = "" } = rule.cloud;
    const [address] = await cloud.list("listPublicIpAddresses", { id: publicipid });
    if (!address || !isForRule(address)) {
      const { jobId } = await cloud.start("deleteLoadBalancerRule", { id });
      return { target: ruleTarget(rule), jobId };
    }
    await cloud.run("deleteLoadBalancerRule", { id });
    const { jobId } = await cloud.start("disassociateIpAddress", { id: publicipid });
    return { target: ruleTarget(rule), jobId };
  },
});
