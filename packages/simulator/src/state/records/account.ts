import type { Identified } from "../table";

export interface Domain extends Identified {
  readonly number: number;
  name: string;
  readonly parentId?: string;
  /** `ROOT/tenants` */
  readonly path: string;
  readonly level: number;
  readonly created: number;
  limits: Limits;
}

/** The numbers and names that CloudStack gives the kinds of resources it limits. */
export const RESOURCE_TYPES = {
  user_vm: 0,
  public_ip: 1,
  volume: 2,
  snapshot: 3,
  template: 4,
  project: 5,
  network: 6,
  vpc: 7,
  cpu: 8,
  memory: 9,
  primary_storage: 10,
  secondary_storage: 11,
  backup: 12,
  backup_storage: 13,
  bucket: 14,
  object_storage: 15,
  gpu: 16,
} as const;
export type ResourceType = keyof typeof RESOURCE_TYPES;
/** What was set; -1 is unlimited. Storage in GiB, memory in MiB. */
export type Limits = Partial<Record<ResourceType, number>>;

/** As `accounttype` on the wire; a project owns its resources through an account of type 5. */
export const ACCOUNT_TYPES = { user: 0, admin: 1, domainAdmin: 2, project: 5 } as const;
export type AccountType = (typeof ACCOUNT_TYPES)[keyof typeof ACCOUNT_TYPES];

export interface Account extends Identified {
  readonly number: number;
  name: string;
  readonly type: AccountType;
  readonly domainId: string;
  readonly created: number;
  readonly isDefault: boolean;
  /** Owns built-in templates and shared networks, and is listed nowhere. */
  readonly system?: boolean;
  readonly projectId?: string;
  networkDomain?: string;
  limits: Limits;
}

export interface User extends Identified {
  readonly number: number;
  readonly accountId: string;
  readonly username: string;
  firstname: string;
  lastname: string;
  email?: string;
  /** Absent: can't log in. */
  readonly password?: string;
  readonly created: number;
  readonly isDefault: boolean;
}

/** One of a user's API key pairs; several work at once. */
export interface UserKey extends Identified {
  readonly userId: string;
  readonly name: string;
  readonly description?: string;
  readonly apiKey: string;
  readonly secretKey: string;
  readonly created: number;
  readonly starts?: number;
  readonly expires?: number;
}

export interface Project extends Identified {
  readonly number: number;
  name: string;
  displayText: string;
  /** The account of type 5 that owns what is in the project. */
  readonly accountId: string;
  /** Accounts that may work in it, the first owner first. */
  members: { accountId: string; role: "Admin" | "Regular" }[];
  state: "Active" | "Suspended";
  readonly created: number;
}
