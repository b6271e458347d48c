import { authorizeSecurityGroupEgress } from "./authorizeSecurityGroupEgress";
import { authorizeSecurityGroupIngress } from "./authorizeSecurityGroupIngress";
import { createSecurityGroup } from "./createSecurityGroup";
import { deleteSecurityGroup } from "./deleteSecurityGroup";
import { listSecurityGroups } from "./listSecurityGroups";
import { revokeSecurityGroupEgress } from "./revokeSecurityGroupEgress";
import { revokeSecurityGroupIngress } from "./revokeSecurityGroupIngress";
import { updateSecurityGroup } from "./updateSecurityGroup";

export const securitygroups = [
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  createSecurityGroup,
  deleteSecurityGroup,
  listSecurityGroups,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
  updateSecurityGroup,
];
