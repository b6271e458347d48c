import type { Account, Volume } from "../state/records";
import type { World } from "../world";

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
  state.tags.forget(volume.id);
  state.volumes.delete(volume.id);
}
