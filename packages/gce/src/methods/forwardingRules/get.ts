import { defineMethod } from "../../frame/method";
import { findRule, ruleDocument } from "../../map/load-balancing/rules";

export const get = defineMethod("forwardingRules.get", {
  async run({ parameters }, context) {
    return ruleDocument(await findRule(context, parameters.region, parameters.forwardingRule), context);
  },
});
