import type { Identified } from "../table";
import type { RuleState } from "./rules";

export interface Vpc extends Identified {
  readonly number: number;
  name: string;
  displayText: string;
  readonly accountId: string;
  readonly zoneId: string;
  readonly cidr: string;
  readonly vpcOfferingId: string;
  readonly networkDomain: string;
  readonly created: number;
  readonly dns1?: string;
  readonly dns2?: string;
}

/** A list of rules that tiers may use; the two built-in ones belong to no VPC. */
export interface AclList extends Identified {
  name: string;
  description?: string;
  readonly vpcId?: string;
}

export interface AclItem extends Identified {
  readonly aclId: string;
  number: number;
  protocol: string;
  startPort?: number;
  endPort?: number;
  icmpType?: number;
  icmpCode?: number;
  traffic: "Ingress" | "Egress";
  action: "Allow" | "Deny";
  cidrs: string[];
  reason?: string;
  state: RuleState;
}

export interface StaticRoute extends Identified {
  readonly accountId: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly nextHop: string;
  state: RuleState;
}
