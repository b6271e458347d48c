import { defineAggregated } from "../../frame/aggregated";
import { listRules, ruleDocument } from "../../map/load-balancing/rules";
import { regionScopes } from "../../map/zones";

export const aggregatedList = defineAggregated("forwardingRules.aggregatedList", {
  collection: "forwardingRules",
  scopes: async (context) => [{ kind: "global" }, ...(await regionScopes(context))],
  async items(_, context) {
    return (await listRules(context)).map((rule) => ({
      scope: { kind: "region", name: rule.zone.region },
      resource: ruleDocument(rule, context),
    }));
  },
});
