import { defineMutation } from "../../frame/mutation";
import { checkDescription, setDescription } from "../../map/described";
import { checkLabelFingerprint, checkLabels, replaceLabels } from "../../map/labels";
import { findRule, ruleTarget } from "../../map/load-balancing/rules";

/** Description and labels; where a rule listens is for good, and where it leads is setTarget's. */
export const patch = defineMutation("forwardingRules.patch", {
  fields: { honours: ["description", "labels", "labelFingerprint"], echoes: ["name"] },
  async run({ parameters: { region, forwardingRule }, body }, context) {
    const { description, labels, labelFingerprint } = body;
    checkDescription(description);
    checkLabels(labels);
    const rule = await findRule(context, region, forwardingRule);
    checkLabelFingerprint(labelFingerprint, rule.cloud);
    if (labels) await replaceLabels(context.cloud, "LoadBalancer", rule.cloud.id, rule.cloud, labels);
    await setDescription(context.cloud, "LoadBalancer", rule.cloud, description);
    return { target: ruleTarget(rule) };
  },
});
