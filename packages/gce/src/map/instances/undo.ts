import { sideBySide, type Volume } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { deleteVolumes } from "../volume-source";
import { releaseExternalAddress } from "./external-address";

const AT_ONCE = 8;

/** A machine with what was made for it. */
export interface Made {
  readonly id: string;
  readonly disks: readonly Volume[];
}

/**
 * Takes back a machine that could not be finished, with what was taken for it. What fails here is logged, so that the first error
 * is the one that the client sees.
 */
export async function undo(context: Context, id: string, disks: readonly Volume[] = []): Promise<void> {
  const { cloud, log, requestId } = context;
  try {
    const [machine] = await cloud.list("listVirtualMachines", { id });
    await cloud.call("updateVirtualMachine", { id, name: `deleted-${id}`, deleteprotection: false });
    await cloud.run("destroyVirtualMachine", { id });
    if (machine?.publicipid !== undefined) await releaseExternalAddress({ cloud }, machine.publicipid);
  } catch (err) {
    log.warn({ requestId, err, virtualMachine: id }, "a machine that could not be finished is left behind");
  }
  await deleteVolumes(context, disks);
}

/** Takes back all machines of a request, with the disks that were made for them. */
export async function undoAll(context: Context, made: readonly Made[]): Promise<void> {
  await sideBySide(made, AT_ONCE, ({ id, disks }) => undo(context, id, disks));
}
