import type { Identified } from "../table";

export type RuleState = "Add" | "Active" | "Revoke";

interface PortRange {
  readonly startPort?: number;
  readonly endPort?: number;
  readonly icmpType?: number;
  readonly icmpCode?: number;
}

/** A firewall rule: ingress at a public address, or egress of an isolated network. */
export interface FirewallRule extends Identified, PortRange {
  readonly accountId: string;
  readonly traffic: "Ingress" | "Egress";
  readonly protocol: string;
  readonly networkId: string;
  readonly ipId?: string;
  readonly cidrs: readonly string[];
  readonly destinationCidrs: readonly string[];
  /** The forwarding or balancing rule that opened it, and takes it along. */
  readonly openedBy?: string;
  state: RuleState;
}

export interface PortForwardingRule extends Identified {
  readonly accountId: string;
  readonly ipId: string;
  readonly networkId: string;
  readonly protocol: string;
  readonly publicPort: number;
  readonly publicEndPort: number;
  readonly privatePort: number;
  readonly privateEndPort: number;
  readonly vmId: string;
  readonly vmAddress: string;
  state: RuleState;
}

export interface StickinessPolicy {
  readonly id: string;
  readonly name: string;
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface LoadBalancerRule extends Identified {
  readonly accountId: string;
  name: string;
  description?: string;
  readonly ipId: string;
  readonly networkId: string;
  readonly zoneId: string;
  readonly publicPort: number;
  readonly privatePort: number;
  algorithm: string;
  readonly protocol?: string;
  /** Who may use it; everyone if it is empty. */
  readonly cidrs: readonly string[];
  state: RuleState;
  vmIds: string[];
  stickiness?: StickinessPolicy | undefined;
}
