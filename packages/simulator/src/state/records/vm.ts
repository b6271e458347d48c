import type { Identified } from "../table";

export type VmState = "Starting" | "Running" | "Stopping" | "Stopped" | "Destroyed" | "Expunging" | "Error";

/** A VM's place in a network; part of the VM's record. */
export interface Nic {
  readonly id: string;
  readonly networkId: string;
  ipAddress: string;
  readonly macAddress: string;
  isDefault: boolean;
  deviceId: number;
  secondary: { readonly id: string; readonly ipAddress: string }[];
}

export interface Vm extends Identified {
  readonly number: number;
  /** Host name: unique in a network until the VM is expunged. */
  name: string;
  displayName: string;
  /** `i-<account>-<vm>-VM`, as the hypervisor knows it. */
  readonly instanceName: string;
  readonly accountId: string;
  readonly userId: string;
  readonly created: number;
  updated: number;
  state: VmState;
  readonly zoneId: string;
  hostName?: string;
  readonly templateId: string;
  serviceOfferingId: string;
  osTypeId: string;
  nics: Nic[];
  securityGroupIds: string[];
  affinityGroupIds: string[];
  keyPairs: string[];
  /** What lists show as `details`, in order. */
  details: Record<string, string>;
  userData?: string;
  userDataId?: string;
  group?: string;
  haEnable: boolean;
  deleteProtection: boolean;
  /** Encrypted or plain, until it is fetched; only for password-enabled templates. */
  password?: string;
  isoId?: string;
  /** Cancels the pending expunge. */
  cancelExpunge?: () => void;
  /** While a job works on it: the job's id, shown as `jobid` in its own result. */
  readonly startedOnce?: boolean;
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
