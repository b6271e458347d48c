import type { Identified } from "../table";

export type VolumeState = "Allocated" | "Uploaded" | "Ready" | "Destroy" | "Expunged";

export interface Volume extends Identified {
  readonly number: number;
  name: string;
  readonly accountId: string;
  readonly zoneId: string;
  readonly type: "ROOT" | "DATADISK";
  state: VolumeState;
  /** Bytes. */
  size: number;
  readonly created: number;
  diskOfferingId?: string | undefined;
  readonly templateId?: string;
  readonly snapshotId?: string;
  vmId?: string | undefined;
  deviceId?: number | undefined;
  attached?: number | undefined;
  deleteProtection: boolean;
}

export interface Snapshot extends Identified {
  readonly number: number;
  readonly name: string;
  readonly accountId: string;
  readonly zoneId: string;
  readonly volumeId: string;
  readonly created: number;
  state: "BackingUp" | "BackedUp" | "Destroyed" | "Error";
  /** Bytes; of the volume. */
  readonly size: number;
  readonly osTypeId?: string;
}

/** A schedule of snapshots. It is kept and listed; nothing here takes snapshots by itself. */
export interface SnapshotPolicy extends Identified {
  readonly accountId: string;
  readonly volumeId: string;
  readonly schedule: string;
  /** 0 hourly, 1 daily, 2 weekly, 3 monthly. */
  readonly interval: number;
  readonly most: number;
  readonly timezone: string;
}

/** A template in one zone. */
export interface TemplateCopy {
  readonly zoneId: string;
  readonly created: number;
  /** Bytes as listed; copies made from a snapshot were recorded without. */
  readonly size?: number;
  readonly physicalSize?: number;
  /** Set once a VM has started from it, which leaves a copy on primary storage. */
  isOnPrimary?: boolean;
}

/** One template; lists show it once per zone. */
export interface Template extends Identified {
  readonly number: number;
  name: string;
  displayText: string;
  readonly accountId: string;
  readonly created: number;
  readonly format: string;
  readonly hypervisor: string;
  readonly type: "BUILTIN" | "USER" | "SYSTEM";
  osTypeId: string;
  isPublic: boolean;
  isFeatured: boolean;
  isExtractable: boolean;
  readonly arch: string;
  readonly crossZones: boolean;
  passwordEnabled: boolean;
  sshKeyEnabled: boolean;
  dynamicallyScalable: boolean;
  requiresHvm: boolean;
  ready: boolean;
  /** Bytes. */
  readonly size: number;
  readonly url?: string;
  readonly sourceTemplateId?: string;
  readonly volumeId?: string;
  readonly snapshotId?: string;
  zones: TemplateCopy[];
  details: Record<string, string>;
  /** Accounts (and project accounts) that it is shared with. */
  permissions: string[];
}
