import { defineAction } from "../../action";
import { requireAll } from "../../map/asked";
import { type FilterTable, matcher, tagFilters } from "../../map/filters";
import { pageOf } from "../../map/paging";
import { egressRules } from "../../map/security-groups/egress";
import { ruleView } from "../../map/security-groups/view";
import type { SecurityGroupRule } from "../../model/types.generated";
import { honoured, paged } from "../../rules";

const filters: FilterTable<SecurityGroupRule> = {
  "group-id": ({ GroupId }) => GroupId,
  "security-group-rule-id": ({ SecurityGroupRuleId }) => SecurityGroupRuleId,
  ...tagFilters,
};

export const describeSecurityGroupRules = defineAction("DescribeSecurityGroupRules", {
  parameters: { SecurityGroupRuleIds: honoured, Filters: honoured, ...paged },
  filters,
  async run(input, context) {
    const groups = await context.cloud.list("listSecurityGroups", {});
    const rules = groups.flatMap((group) => [
      ...(group.ingressrule ?? []).map((rule) => ruleView(rule, { group, egress: false, groups }, context)),
      ...egressRules(group).map((rule) => ruleView(rule, { group, egress: true, groups }, context)),
    ]);
    const wanted =
      input.SecurityGroupRuleIds && (await context.ids.resolve("securityGroupRule", input.SecurityGroupRuleIds));
    const asked = wanted?.map((uuid) => context.ids.of("securityGroupRule", uuid));
    requireAll("securityGroupRule", asked, rules.map(idOf));
    const found = rules
      .filter((rule) => asked?.includes(idOf(rule)) ?? true)
      .filter(matcher(filters, input.Filters))
      .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    const { items, next } = pageOf(found, input, context);
    return { SecurityGroupRules: items, NextToken: next };
  },
});

const idOf = ({ SecurityGroupRuleId = "" }: SecurityGroupRule): string => SecurityGroupRuleId;
