import { defineList } from "../../frame/list";
import { listRules, ruleDocument } from "../../map/load-balancing/rules";
import { regionNamed } from "../../map/zones";

export const list = defineList("forwardingRules.list", {
  async items({ parameters: { region } }, context) {
    await regionNamed(context, region);
    const rules = await listRules(context);
    return rules.filter(({ zone }) => zone.region === region).map((rule) => ruleDocument(rule, context));
  },
});
