import type { Volume } from "@stackgate/cloudstack";
import type { Context } from "../context";
import type { Zone } from "./zones";

/** What a volume is made of, as createVolume takes it. */
export interface VolumeSource {
  readonly parameters: { readonly snapshotid: string } | { readonly diskofferingid: string; readonly size?: number };
  /** GB that it grows to once it is there: a size beside a snapshot CloudStack ignores without a word (recorded). */
  readonly growTo?: number;
  /** What of it CloudStack does not keep. */
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/** Makes a volume and sees it to its end; one that cannot be as large as wanted is deleted again. */
export async function makeVolume(context: Context, zone: Zone, name: string, source: VolumeSource): Promise<Volume> {
  const { cloud } = context;
  const volume = await cloud.run("createVolume", { name, zoneid: zone.uuid, ...source.parameters });
  if (source.growTo === undefined) return volume;
  try {
    return await cloud.run("resizeVolume", { id: volume.id, size: source.growTo });
  } catch (error) {
    await deleteVolumes(context, [volume]);
    throw error;
  }
}

/** Takes back what was made; what fails is logged, for another error is on its way to the client. */
export async function deleteVolumes({ cloud, log, requestId }: Context, volumes: readonly Volume[]): Promise<void> {
  for (const { id } of volumes) {
    try {
      await cloud.call("deleteVolume", { id });
    } catch (err) {
      log.warn({ requestId, err, volume: id }, "a disk that was made for nothing is left behind");
    }
  }
}
