import { defineAction } from "../../action";
import { checkPermissions } from "../../map/security-groups/request";
import { honoured } from "../../rules";
import { authorizeRules } from "./authorize";
import { flatParameters, permissionParameters } from "./parameters";

export const authorizeSecurityGroupEgress = defineAction("AuthorizeSecurityGroupEgress", {
  parameters: {
    GroupId: honoured,
    ...flatParameters,
    IpPermissions: permissionParameters,
    TagSpecifications: honoured,
  },
  check: checkPermissions,
  run: (input, context) => authorizeRules("egress", input, context),
});
