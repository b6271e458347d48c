import type { Identified } from "../table";

export interface Zone extends Identified {
  readonly name: string;
  readonly networkType: "Basic" | "Advanced";
  readonly securityGroups: boolean;
  readonly token: string;
  readonly physicalNetworkId: string;
  /** The network that public addresses belong to. */
  readonly publicNetworkId: string;
  readonly dns1: string;
  /** Public addresses for source NAT and static NAT, `a.b.c.` of 4 to 250; advanced zones without security groups only. */
  readonly publicPrefix?: string;
  readonly publicVlan?: string;
  readonly hosts: readonly Host[];
}

/** What a simulated host offers; running VMs use it up. */
export interface Host {
  readonly name: string;
  readonly cpuNumber: number;
  /** MHz of each CPU. */
  readonly cpuSpeed: number;
  /** MiB */
  readonly memory: number;
}

export interface ServiceOffering extends Identified {
  readonly name: string;
  readonly displayText: string;
  readonly cpuNumber?: number;
  /** MHz */
  readonly cpuSpeed?: number;
  /** MiB */
  readonly memory?: number;
  readonly customized: boolean;
  /** Present in constrained offerings: the ranges that `details` must keep. */
  readonly constraints?: {
    readonly minCpu: number;
    readonly maxCpu: number;
    readonly minMemory: number;
    readonly maxMemory: number;
  };
  readonly diskOfferingId: string;
  /** GiB; 0 is the template's own size. */
  readonly rootDiskSize: number;
  readonly created: number;
  /** Built-in offerings were recorded without `gpudisplay`. */
  readonly builtin: boolean;
}

export interface DiskOffering extends Identified {
  readonly name: string;
  readonly displayText: string;
  /** GiB; 0 where the caller chooses. */
  readonly diskSize: number;
  readonly customized: boolean;
  readonly created: number;
}

/** Services (Dns, Dhcp, SourceNat, ...) and the names of their providers. */
export type Services = readonly { readonly name: string; readonly providers: readonly string[] }[];

export interface NetworkOffering extends Identified {
  readonly name: string;
  readonly displayText: string;
  readonly created: number;
  /** `Isolated`, `Shared` or `L2`. */
  readonly guestType: string;
  readonly forVpc: boolean;
  readonly specifyVlan: boolean;
  readonly specifyIpRanges: boolean;
  readonly conserveMode: boolean;
  readonly availability: string;
  readonly egressDefault: boolean;
  readonly state: string;
  readonly services: Services;
  /** The remaining fields as listed, for the rarer ones that no behaviour hangs on. */
  readonly extra: object;
}

export interface VpcOffering extends Identified {
  readonly name: string;
  readonly displayText: string;
  readonly created: number;
  readonly isDefault: boolean;
  readonly state: string;
  readonly services: Services;
  readonly extra: object;
}

export interface OsCategory extends Identified {
  readonly name: string;
  readonly featured: boolean;
}

export interface OsType extends Identified {
  readonly name: string;
  readonly categoryId: string;
}
