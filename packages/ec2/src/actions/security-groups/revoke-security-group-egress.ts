import { defineAction } from "../../action";
import { checkPermissions } from "../../map/security-groups/request";
import { honoured } from "../../rules";
import { flatParameters, permissionParameters } from "./parameters";
import { revokeRules } from "./revoke";

export const revokeSecurityGroupEgress = defineAction("RevokeSecurityGroupEgress", {
  parameters: {
    GroupId: honoured,
    ...flatParameters,
    IpPermissions: permissionParameters,
    SecurityGroupRuleIds: honoured,
  },
  check: (input) => (input.SecurityGroupRuleIds ? undefined : checkPermissions(input)),
  run: (input, context) => revokeRules("egress", input, context),
});
