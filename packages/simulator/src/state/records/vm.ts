import type { Identified } from "../table";

export type VmState = "Starting" | "Running" | "Stopping" | "Stopped" | "Destroyed" | "Expunging" | "Error";

/** A VM's place in a network; part of the VM's record. */
export interface Nic {
  readonly id: string;
  readonly networkId: string;
  /** Basic zones give one when the VM first starts, others at once. */
  ipAddress?: string;
  macAddress?: string;
  isDefault: boolean;
  readonly deviceId: number;
  secondary: { readonly id: string; readonly ipAddress: string }[];
}

export interface Vm extends Identified {
  readonly number: number;
  /** Host name: unique in a network until the VM is expunged. */
  readonly name: string;
  displayName?: string;
  /** `i-<account>-<vm>-VM`, as the hypervisor knows it. */
  readonly instanceName: string;
  readonly accountId: string;
  readonly userId: string;
  readonly created: number;
  /** The last change of state; unset until the first. */
  updated?: number;
  state: VmState;
  readonly zoneId: string;
  /** Set while it takes up a host's capacity. */
  host?: string | undefined;
  readonly templateId: string;
  serviceOfferingId: string;
  /** The data disk offering that it was deployed with. */
  diskOfferingId?: string | undefined;
  osTypeId: string;
  nics: Nic[];
  securityGroupIds: string[];
  affinityGroupIds: string[];
  /** Everything CloudStack keeps in its details table, also what it hides from users (see resources/vmDetails). */
  details: Record<string, string>;
  userData?: string;
  userDataId?: string;
  instanceGroupId?: string;
  haEnable: boolean;
  /** Set once its use of CPU, network and disks has been measured. */
  measured?: boolean;
  deleteProtection: boolean;
  /** Takes back the expunge that waits. */
  cancelExpunge?: (() => void) | undefined;
}

export interface InstanceGroup extends Identified {
  name: string;
  readonly accountId: string;
  readonly created: number;
}

export interface VmSnapshot extends Identified {
  readonly name: string;
  readonly displayName: string;
  readonly description?: string;
  readonly accountId: string;
  readonly vmId: string;
  readonly zoneId: string;
  readonly created: number;
  state: "Creating" | "Ready" | "Error";
  readonly withMemory: boolean;
  readonly parentId?: string;
}

export interface KeyPair extends Identified {
  readonly name: string;
  readonly accountId: string;
  readonly fingerprint: string;
  readonly publicKey: string;
}

export interface SecurityGroup extends Identified {
  readonly number: number;
  name: string;
  readonly description?: string;
  readonly accountId: string;
}

export interface SecurityRule extends Identified {
  readonly number: number;
  readonly groupId: string;
  /** The group's owner. */
  readonly accountId: string;
  readonly direction: "ingress" | "egress";
  readonly protocol: string;
  readonly startPort?: number;
  readonly endPort?: number;
  readonly icmpType?: number;
  readonly icmpCode?: number;
  readonly cidr?: string;
  /** The group whose members may send (or be sent to), in place of a CIDR. */
  readonly peerGroupId?: string;
}

export interface AffinityGroup extends Identified {
  readonly name: string;
  readonly description?: string;
  readonly type: string;
  readonly accountId: string;
}

/** User data stored under a name for later deploys. */
export interface StoredUserData extends Identified {
  readonly name: string;
  readonly accountId: string;
  readonly data: string;
  readonly params?: string;
}
