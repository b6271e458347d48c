import type { Identified } from "../table";

export interface Network extends Identified {
  readonly number: number;
  name: string;
  displayText: string;
  readonly zoneId: string;
  /** The owner; shared networks belong to the system account. */
  readonly accountId: string;
  networkOfferingId: string;
  readonly type: "Isolated" | "Shared" | "L2";
  state: "Allocated" | "Implementing" | "Implemented" | "Setup" | "Shutdown" | "Destroy";
  readonly gateway?: string;
  readonly netmask?: string;
  readonly cidr?: string;
  readonly networkDomain: string;
  readonly created: number;
  /** VLAN once implemented. */
  vlan?: number;
  readonly vpcId?: string;
  aclId?: string;
  readonly aclType: "Account" | "Domain";
  /** Guest addresses that are taken, VMs' and the router's. */
  readonly taken: Set<string>;
  /** The address that outgoing traffic leaves by. */
  sourceNatIpId?: string;
}
