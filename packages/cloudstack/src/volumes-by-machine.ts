import type { Volume } from "./model/entities.generated";

/** Attached volumes by their machine's UUID, for answers that show many machines with what is attached to each. */
export function volumesByMachine(volumes: readonly Volume[]): ReadonlyMap<string, readonly Volume[]> {
  const machines = new Map<string, Volume[]>();
  for (const volume of volumes) {
    if (volume.virtualmachineid === undefined) continue;
    const attached = machines.get(volume.virtualmachineid);
    if (attached) attached.push(volume);
    else machines.set(volume.virtualmachineid, [volume]);
  }
  return machines;
}
