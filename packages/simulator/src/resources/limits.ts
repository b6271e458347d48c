import { type Account, type Limits, RESOURCE_TYPES, type ResourceType } from "../state/records";
import type { State } from "../state/state";
import { limitExceeded } from "../wire/errors";

/** What CloudStack allows an account (or a project) for which nothing was set; storage in GiB, memory in MiB. */
export const DEFAULT_LIMITS: Readonly<Required<Limits>> = {
  user_vm: 20,
  public_ip: 20,
  volume: 20,
  snapshot: 20,
  template: 20,
  project: 10,
  network: 20,
  vpc: 20,
  cpu: 40,
  memory: 40_960,
  primary_storage: 200,
  secondary_storage: 400,
  backup: 20,
  backup_storage: 400,
  bucket: 20,
  object_storage: 400,
  gpu: 20,
};

const GIB = 2 ** 30;

export const resourceTypeNumbered = (number: number): ResourceType | undefined =>
  RESOURCE_NAMES.find((type) => RESOURCE_TYPES[type] === number);

export const RESOURCE_NAMES = Object.keys(RESOURCE_TYPES) as ResourceType[];

/** -1 is unlimited, as it always is for root admins. */
export function limitOf(account: Account, type: ResourceType): number {
  return account.type === 1 ? -1 : (account.limits[type] ?? DEFAULT_LIMITS[type]);
}

/** Throws 535 where `more` of a resource would pass the account's limit. */
export function checkLimit(state: State, account: Account, type: ResourceType, more = 1): void {
  const limit = limitOf(account, type);
  if (limit >= 0 && usageOf(state, account.id, type) + more > limit)
    throw limitExceeded(`account ${account.name} may have ${limit} of ${type} and would pass that`);
}

/** How much of a resource the account has now, in the units of its limit. */
export function usageOf(state: State, accountId: string, type: ResourceType): number {
  return USAGE[type]?.(state, accountId) ?? 0;
}

type Measure = (state: State, accountId: string) => number;

const total =
  <T>(rows: (state: State, accountId: string) => Iterable<T>, weigh: (row: T, state: State) => number): Measure =>
  (state, accountId) => {
    let sum = 0;
    for (const row of rows(state, accountId)) sum += weigh(row, state);
    return sum;
  };

const vms = (weigh: (size: { cpuNumber: number; memory: number }) => number): Measure =>
  total(
    (state, id) => state.vms.by("account", id),
    (vm, state) => (COUNTED.has(vm.state) ? weigh(sizeOf(state, vm)) : 0),
  );

/** Destroyed, expunging and failed VMs use no part of a limit. */
const COUNTED: ReadonlySet<string> = new Set(["Starting", "Running", "Stopping", "Stopped"]);

/** CPUs, MHz and MiB of a VM: its offering's, or with a custom offering its own details. */
export function sizeOf(state: State, vm: { serviceOfferingId: string; details: Readonly<Record<string, string>> }) {
  const offering = state.serviceOfferings.must(vm.serviceOfferingId);
  return {
    cpuNumber: offering.cpuNumber ?? Number(vm.details.cpuNumber ?? 0),
    cpuSpeed: offering.cpuSpeed ?? Number(vm.details.cpuSpeed ?? 0),
    memory: offering.memory ?? Number(vm.details.memory ?? 0),
  };
}

const one = () => 1;

/** Kinds without a line are not simulated, so nobody has any. */
const USAGE: Partial<Record<ResourceType, Measure>> = {
  user_vm: vms(one),
  cpu: vms((size) => size.cpuNumber),
  memory: vms((size) => size.memory),
  volume: total((state, id) => state.volumes.by("account", id), one),
  primary_storage: total(
    (state, id) => state.volumes.by("account", id),
    (volume) => volume.size / GIB,
  ),
  snapshot: total((state, id) => state.snapshots.by("account", id), one),
  template: total((state, id) => state.templates.by("account", id), one),
  network: total(
    (state, id) => state.networks.by("account", id),
    (network) => (network.type === "Shared" ? 0 : 1),
  ),
  public_ip: total((state, id) => state.publicIps.by("account", id), one),
  vpc: total((state, id) => state.vpcs.by("account", id), one),
  project: (state, id) => [...state.projects.values()].filter((project) => project.members[0]?.accountId === id).length,
};
