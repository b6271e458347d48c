import { defineAction } from "../../action";
import { honoured } from "../../rules";
import { checkDescriptions, describeRules } from "./descriptions";
import { permissionParameters } from "./parameters";

export const updateSecurityGroupRuleDescriptionsIngress = defineAction("UpdateSecurityGroupRuleDescriptionsIngress", {
  parameters: {
    GroupId: honoured,
    GroupName: honoured,
    IpPermissions: permissionParameters,
    SecurityGroupRuleDescriptions: honoured,
  },
  check: checkDescriptions,
  run: (input, context) => describeRules("ingress", input, context),
});
