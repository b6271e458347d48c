import { defineAction } from "../../action";
import { honoured } from "../../rules";
import { checkDescriptions, describeRules } from "./descriptions";
import { permissionParameters } from "./parameters";

export const updateSecurityGroupRuleDescriptionsEgress = defineAction("UpdateSecurityGroupRuleDescriptionsEgress", {
  parameters: {
    GroupId: honoured,
    GroupName: honoured,
    IpPermissions: permissionParameters,
    SecurityGroupRuleDescriptions: honoured,
  },
  check: checkDescriptions,
  run: (input, context) => describeRules("egress", input, context),
});
