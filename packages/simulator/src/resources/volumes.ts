import type { Account, DiskOffering, Vm, Volume } from "../state/records";
import { invalid } from "../wire/errors";
import type { World } from "../world";

const GIB = 2 ** 30;
/** GiB that a custom disk offering may be asked for: the server's setting by default. */
const CUSTOM = { least: 1, most: 1024 };
/** The device numbers of data volumes; 3 is the CD-ROM's. */
const DEVICES = [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

export type NewVolume = Pick<Volume, "name" | "zoneId" | "type" | "size"> &
  Partial<Pick<Volume, "state" | "diskOfferingId" | "templateId" | "snapshotId" | "vmId" | "deviceId" | "attached">>;

/** Adds a volume, in state Allocated unless it says otherwise; limits are the caller's to check before. */
export function addVolume({ state, clock }: World, owner: Account, wanted: NewVolume): Volume {
  return state.volumes.insert({
    id: state.newId(),
    number: state.newNumber(),
    accountId: owner.id,
    state: "Allocated",
    created: clock.now(),
    deleteProtection: false,
    ...wanted,
  });
}

export function removeVolume({ state }: World, volume: Volume): void {
  for (const policy of [...state.snapshotPolicies.by("account", volume.accountId)])
    if (policy.volumeId === volume.id) state.snapshotPolicies.delete(policy.id);
  state.tags.forget(volume.id);
  state.volumes.delete(volume.id);
}

/** Bytes of a disk of this offering; `size` (GiB) is for custom offerings, and needed there. */
export function diskSizeOf(offering: DiskOffering, size: number | undefined): number {
  if (!offering.customized) return offering.diskSize * GIB;
  if (size === undefined) throw invalid(`disk offering ${offering.name} needs a size`);
  if (size < CUSTOM.least || size > CUSTOM.most)
    throw invalid(`${size} GiB is not within ${CUSTOM.least} to ${CUSTOM.most}`);
  return size * GIB;
}

/** The wanted device number of a VM if it is free, else the lowest free one. */
export function freeDevice({ state }: World, vm: Vm, wanted?: number): number {
  const taken = new Set([...state.volumes.by("vm", vm.id)].map((volume) => volume.deviceId));
  if (wanted !== undefined && (taken.has(wanted) || !DEVICES.includes(wanted)))
    throw invalid(`device ${wanted} of VM ${vm.name} is not free`);
  const device = wanted ?? DEVICES.find((one) => !taken.has(one));
  if (device === undefined) throw invalid(`VM ${vm.name} has no free device`);
  return device;
}
