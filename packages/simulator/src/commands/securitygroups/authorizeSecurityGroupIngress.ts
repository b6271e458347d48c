import { job } from "../command";
import { authorize } from "./authorize";

export const authorizeSecurityGroupIngress = job("authorizeSecurityGroupIngress", {
  java: "user.securitygroup.AuthorizeSecurityGroupIngressCmd",
  instanceType: "SecurityGroup",
  event: "SG.AUTH.INGRESS",
  description: "authorizing ingress rules of a security group",
  start: (call) => authorize(call, "ingress"),
});
