import type { Random } from "../random";
import type * as records from "./records";
import { type Directory, type Identified, Table } from "./table";
import { Tags } from "./tags";

type Owned = Identified & { readonly accountId: string };

const byAccount = { account: (row: Owned) => row.accountId };

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
  readonly vms = new Table<records.Vm, "account" | "zone">({
    kind: "vm",
    directory: this.directory,
    indexes: { ...byAccount, zone: (row) => row.zoneId },
  });
  readonly volumes = new Table<records.Volume, "account" | "vm">({
    kind: "volume",
    directory: this.directory,
    indexes: { ...byAccount, vm: (row) => row.vmId },
  });
  readonly snapshots = this.owned<records.Snapshot>("snapshot");
  readonly networks = this.owned<records.Network>("network");
  readonly securityGroups = this.owned<records.SecurityGroup>("securityGroup", true);
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
  private numbers = 1;

  constructor(readonly random: Random) {}

  newId(): string {
    return this.random.uuid();
  }

  /** The database's own numbers, seen in instance names and in some texts. */
  newNumber(): number {
    return this.numbers++;
  }

  /** How many records there are, by kind. */
  counts(): Readonly<Record<string, number>> {
    const tables = Object.values(this).filter((value) => value instanceof Table);
    return Object.fromEntries(tables.map((table) => [table.kind, table.size]));
  }

  private table<T extends Identified>(kind: string): Table<T> {
    return new Table<T>({ kind, directory: this.directory });
  }

  private owned<T extends Owned>(kind: string, forgets = false): Table<T, "account"> {
    return new Table<T, "account">({ kind, directory: this.directory, forgets, indexes: byAccount });
  }
}
