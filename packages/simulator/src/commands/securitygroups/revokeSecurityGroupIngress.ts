import { job } from "../command";
import { revoke } from "./revoke";

export const revokeSecurityGroupIngress = job("revokeSecurityGroupIngress", {
  kinds: { id: ["securityGroupRule"] },
  java: "user.securitygroup.RevokeSecurityGroupIngressCmd",
  instanceType: "SecurityGroup",
  event: "SG.REVOKE.INGRESS",
  description: "revoking a rule of a security group",
  start: (call) => revoke(call, "ingress"),
});
