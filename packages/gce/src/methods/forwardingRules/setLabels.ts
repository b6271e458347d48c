import { defineMutation } from "../../frame/mutation";
import { checkLabelFingerprint, checkLabels, replaceLabels } from "../../map/labels";
import { findRule, ruleTarget } from "../../map/load-balancing/rules";

export const setLabels = defineMutation("forwardingRules.setLabels", {
  fields: { honours: ["labels", "labelFingerprint"] },
  async run({ parameters: { region, resource }, body: { labels = {}, labelFingerprint } }, context) {
    checkLabels(labels, "labels");
    const rule = await findRule(context, region, resource);
    checkLabelFingerprint(labelFingerprint, rule.cloud);
    await replaceLabels(context.cloud, "LoadBalancer", rule.cloud.id, rule.cloud, labels);
    return { target: ruleTarget(rule) };
  },
});
