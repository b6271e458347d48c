import { honoured } from "../../rules";

/** An entry, as it is created and replaced. */
export const entryParameters = {
  NetworkAclId: honoured,
  RuleNumber: honoured,
  Protocol: honoured,
  RuleAction: honoured,
  Egress: honoured,
  CidrBlock: honoured,
  Ipv6CidrBlock: honoured,
  IcmpTypeCode: { Type: honoured, Code: honoured },
  PortRange: { From: honoured, To: honoured },
};
