import { limitOf, usageOf } from "../resources/limits";
import type { Account, ResourceType } from "../state/records";
import type { State } from "../state/state";

/** The prefix of a limit's three fields, by kind of resource. */
const PREFIXES: Readonly<Record<ResourceType, string>> = {
  user_vm: "vm",
  public_ip: "ip",
  volume: "volume",
  snapshot: "snapshot",
  backup: "backup",
  backup_storage: "backupstorage",
  template: "template",
  project: "project",
  network: "network",
  vpc: "vpc",
  cpu: "cpu",
  memory: "memory",
  gpu: "gpu",
  primary_storage: "primarystorage",
  secondary_storage: "secondarystorage",
  bucket: "bucket",
  object_storage: "objectstorage",
};

/** `vmlimit`, `vmtotal`, `vmavailable` and so on: limits are strings on the wire, totals are numbers. */
export function limitFields(state: State, account: Account, types: readonly ResourceType[]): object {
  return Object.assign(
    {},
    ...types.map((type) => fieldsOf(PREFIXES[type], limitOf(account, type), usageOf(state, account.id, type))),
  );
}

/** A domain's limits: nobody sets any in this cloud. */
export function unlimitedFields(types: readonly ResourceType[], totals: Partial<Record<ResourceType, number>>): object {
  return Object.assign({}, ...types.map((type) => fieldsOf(PREFIXES[type], -1, totals[type] ?? 0)));
}

const fieldsOf = (prefix: string, limit: number, total: number) => ({
  [`${prefix}limit`]: limit < 0 ? "Unlimited" : String(limit),
  [`${prefix}total`]: total,
  [`${prefix}available`]: limit < 0 ? "Unlimited" : String(limit - total),
});
