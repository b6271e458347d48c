import { job } from "../command";
import { authorize } from "./authorize";

export const authorizeSecurityGroupEgress = job("authorizeSecurityGroupEgress", {
  java: "user.securitygroup.AuthorizeSecurityGroupEgressCmd",
  instanceType: "SecurityGroup",
  event: "SG.AUTH.EGRESS",
  description: "authorizing egress rules of a security group",
  start: (call) => authorize(call, "egress"),
});
