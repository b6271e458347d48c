import type { Cloud, VirtualMachine } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { GceError } from "../../wire/errors";
import { hasSecurityGroups } from "../guest-networks";
import { isAutoDeleted } from "./disks";
import { releaseExternalAddress } from "./external-address";
import type { Found } from "./find";

/**
 * Destroys a machine with the volumes that go with it, and gives back the address that was taken for it. A destroyed machine
 * keeps its host name until it is purged, which users cannot hasten: it is renamed first, so that the name is free at once.
 * Returns the destroying job.
 */
export async function removeInstance(context: Context, { machine, zone }: Found): Promise<string> {
  const { cloud } = context;
  const { id, deleteprotection, publicipid } = machine;
  if (deleteprotection) {
    throw new GceError(
      "resourceInUseByAnotherResource",
      `Resource cannot be deleted if it's protected against deletion.`,
    );
  }
  const [volumes] = await Promise.all([
    cloud.list("listVolumes", { virtualmachineid: id, type: "DATADISK" }),
    cloud.call("updateVirtualMachine", { id, name: `deleted-${id}` }),
  ]);
  const volumeids = volumes.filter(isAutoDeleted).map((volume) => volume.id);
  const jobId = await destroy(cloud, machine, volumeids);
  if (publicipid !== undefined && !hasSecurityGroups(zone)) await releaseExternalAddress(context, publicipid);
  return jobId;
}

/** A refusal leaves the machine as it was, its host name too. */
async function destroy(cloud: Cloud, { id, name }: VirtualMachine, volumeids: readonly string[]): Promise<string> {
  try {
    return (await cloud.start("destroyVirtualMachine", { id, volumeids })).jobId;
  } catch (error) {
    await cloud.call("updateVirtualMachine", { id, name });
    throw error;
  }
}
