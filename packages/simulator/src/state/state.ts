import type { Random } from "../random";
import type * as records from "./records";
import { type Directory, type Identified, Table } from "./table";
import { Tags } from "./tags";

type Owned = Identified & { readonly accountId: string };

const byAccount = { account: (row: Owned) => row.accountId };

interface AnyTable {
  readonly kind: string;
  readonly size: number;
  get(id: string | undefined): Identified | undefined;
}

/** Everything that the simulated cloud knows: plain records in tables; commands change them directly. */
export class State {
  /** Ids that were ever given out, by kind; rows deleted outright are taken out again. */
  readonly directory: Directory = new Map();
  readonly domains = this.table<records.Domain>("domain");
  readonly accounts = new Table<records.Account, "name">({
    kind: "account",
    directory: this.directory,
    indexes: { name: (row) => row.name },
  });
  readonly users = this.owned<records.User>("user");
  readonly userKeys = new Table<records.UserKey, "user" | "apiKey">({
    kind: "userKey",
    directory: this.directory,
    forgets: true,
    indexes: { user: (row) => row.userId, apiKey: (row) => row.apiKey },
  });
  readonly projects = this.table<records.Project>("project");
  readonly zones = this.table<records.Zone>("zone");
  readonly serviceOfferings = this.table<records.ServiceOffering>("serviceOffering");
  readonly diskOfferings = this.table<records.DiskOffering>("diskOffering");
  readonly networkOfferings = this.table<records.NetworkOffering>("networkOffering");
  readonly vpcOfferings = this.table<records.VpcOffering>("vpcOffering");
  readonly osCategories = this.table<records.OsCategory>("osCategory");
  readonly osTypes = this.table<records.OsType>("osType");
  readonly templates = this.owned<records.Template>("template");
  readonly vms = new Table<records.Vm, "account" | "zone" | "name">({
    kind: "vm",
    directory: this.directory,
    indexes: { ...byAccount, zone: (row) => row.zoneId, name: (row) => row.name.toLowerCase() },
  });
  readonly vmSnapshots = this.owned<records.VmSnapshot>("vmSnapshot");
  readonly instanceGroups = this.owned<records.InstanceGroup>("instanceGroup", true);
  readonly volumes = new Table<records.Volume, "account" | "vm">({
    kind: "volume",
    directory: this.directory,
    indexes: { ...byAccount, vm: (row) => row.vmId },
  });
  readonly snapshots = this.owned<records.Snapshot>("snapshot");
  readonly snapshotPolicies = this.owned<records.SnapshotPolicy>("snapshotPolicy", true);
  readonly networks = this.owned<records.Network>("network");
  readonly publicIps = new Table<records.PublicIp, "account" | "zone">({
    kind: "ipAddress",
    directory: this.directory,
    indexes: { account: (row) => row.accountId, zone: (row) => row.zoneId },
  });
  readonly firewallRules = this.owned<records.FirewallRule>("firewallRule", true);
  readonly portForwardingRules = this.owned<records.PortForwardingRule>("portForwardingRule", true);
  readonly loadBalancerRules = this.owned<records.LoadBalancerRule>("loadBalancerRule", true);
  readonly vpcs = this.owned<records.Vpc>("vpc");
  readonly aclLists = this.table<records.AclList>("aclList", true);
  readonly aclItems = this.table<records.AclItem>("aclItem", true);
  readonly staticRoutes = this.owned<records.StaticRoute>("staticRoute", true);
  readonly vpnGateways = this.owned<records.VpnGateway>("vpnGateway");
  readonly vpnCustomerGateways = this.owned<records.VpnCustomerGateway>("vpnCustomerGateway");
  readonly vpnConnections = this.owned<records.VpnConnection>("vpnConnection");
  readonly securityGroups = this.owned<records.SecurityGroup>("securityGroup", true);
  readonly securityRules = new Table<records.SecurityRule, "account" | "group" | "peer">({
    kind: "securityGroupRule",
    directory: this.directory,
    forgets: true,
    indexes: { ...byAccount, group: (row) => row.groupId, peer: (row) => row.peerGroupId },
  });
  readonly keyPairs = this.owned<records.KeyPair>("keyPair", true);
  readonly affinityGroups = this.owned<records.AffinityGroup>("affinityGroup", true);
  readonly userData = this.owned<records.StoredUserData>("userData", true);
  readonly events = new Table<records.CloudEvent, "account" | "resource">({
    kind: "event",
    directory: this.directory,
    indexes: { ...byAccount, resource: (row) => row.resourceId },
  });
  readonly jobs = this.table<records.Job>("job");
  readonly tags = new Tags();
  private readonly numbers = new Map<string, number>();

  constructor(readonly random: Random) {}

  newId(): string {
    return this.random.uuid();
  }

  /** The database's own numbers, each kind counting from 1: seen in instance names and in some texts. */
  newNumber(kind = ""): number {
    const number = (this.numbers.get(kind) ?? 0) + 1;
    this.numbers.set(kind, number);
    return number;
  }

  /** A record of any kind; undefined for ids that name nothing (any more). */
  find(id: string | undefined): Identified | undefined {
    const kind = this.directory.get(id ?? "");
    return this.tables()
      .find((table) => table.kind === kind)
      ?.get(id);
  }

  /** What a record is called, where its kind has names. */
  nameOf(id: string | undefined): string | undefined {
    const record = this.find(id);
    if (!record) return undefined;
    if ("username" in record) return String(record.username);
    return "name" in record ? String(record.name) : undefined;
  }

  /** How many records there are, by kind. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.tables().map((table) => [table.kind, table.size]));
  }

  private tables(): AnyTable[] {
    return Object.values(this).filter((value: unknown): value is AnyTable => value instanceof Table);
  }

  private table<T extends Identified>(kind: string, forgets = false): Table<T> {
    return new Table<T>({ kind, directory: this.directory, forgets });
  }

  private owned<T extends Owned>(kind: string, forgets = false): Table<T, "account"> {
    return new Table<T, "account">({ kind, directory: this.directory, forgets, indexes: byAccount });
  }
}
