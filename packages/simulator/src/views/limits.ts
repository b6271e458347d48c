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

/** The order in which accounts and domains list their limits; projects begin with the second half. */
export const FIRST_LIMITS: readonly ResourceType[] = [
  "user_vm",
  "public_ip",
  "volume",
  "snapshot",
  "backup",
  "backup_storage",
  "template",
];
const SHARED_LIMITS: readonly ResourceType[] = [
  "network",
  "vpc",
  "cpu",
  "memory",
  "gpu",
  "primary_storage",
  "secondary_storage",
  "bucket",
  "object_storage",
];
export const PROJECT_LIMITS = [...SHARED_LIMITS, ...FIRST_LIMITS];
export const LAST_LIMITS: readonly ResourceType[] = ["project", ...SHARED_LIMITS];

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
  [`${prefix}available`]: limit < 0 ? "Unlimited" : left(prefix, limit - total),
});

/** Recorded: secondary storage is counted in fractions, `400.0`. */
const left = (prefix: string, available: number): string =>
  prefix === PREFIXES.secondary_storage && Number.isInteger(available) ? `${available}.0` : String(available);
