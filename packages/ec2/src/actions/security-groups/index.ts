import type { Action } from "../../action";
import { authorizeSecurityGroupEgress } from "./authorize-security-group-egress";
import { authorizeSecurityGroupIngress } from "./authorize-security-group-ingress";
import { createSecurityGroup } from "./create-security-group";
import { deleteSecurityGroup } from "./delete-security-group";
import { describeSecurityGroupRules } from "./describe-security-group-rules";
import { describeSecurityGroups } from "./describe-security-groups";
import { modifySecurityGroupRules } from "./modify-security-group-rules";
import { revokeSecurityGroupEgress } from "./revoke-security-group-egress";
import { revokeSecurityGroupIngress } from "./revoke-security-group-ingress";
import { updateSecurityGroupRuleDescriptionsEgress } from "./update-security-group-rule-descriptions-egress";
import { updateSecurityGroupRuleDescriptionsIngress } from "./update-security-group-rule-descriptions-ingress";

export const securityGroups: readonly Action[] = [
  createSecurityGroup,
  deleteSecurityGroup,
  describeSecurityGroups,
  authorizeSecurityGroupIngress,
  authorizeSecurityGroupEgress,
  revokeSecurityGroupIngress,
  revokeSecurityGroupEgress,
  describeSecurityGroupRules,
  modifySecurityGroupRules,
  updateSecurityGroupRuleDescriptionsIngress,
  updateSecurityGroupRuleDescriptionsEgress,
];
