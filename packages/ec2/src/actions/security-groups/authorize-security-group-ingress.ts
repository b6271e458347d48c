import { defineAction } from "../../action";
import { checkPermissions } from "../../map/security-groups/request";
import { honoured } from "../../rules";
import { authorizeRules } from "./authorize";
import { flatParameters, permissionParameters } from "./parameters";

export const authorizeSecurityGroupIngress = defineAction("AuthorizeSecurityGroupIngress", {
  parameters: {
    GroupId: honoured,
    GroupName: honoured,
    ...flatParameters,
    IpPermissions: permissionParameters,
    TagSpecifications: honoured,
  },
  check: checkPermissions,
  run: (input, context) => authorizeRules("ingress", input, context),
});
