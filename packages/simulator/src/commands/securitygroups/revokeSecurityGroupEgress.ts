import { job } from "../command";
import { revoke } from "./revoke";

export const revokeSecurityGroupEgress = job("revokeSecurityGroupEgress", {
  kinds: { id: ["securityGroupRule"] },
  java: "user.securitygroup.RevokeSecurityGroupEgressCmd",
  instanceType: "SecurityGroup",
  event: "SG.REVOKE.EGRESS",
  description: "revoking a rule of a security group",
  start: (call) => revoke(call, "egress"),
});
