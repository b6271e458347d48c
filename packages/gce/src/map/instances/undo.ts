import type { Context } from "../../context";
import { releaseExternalAddress } from "./external-address";

/**
 * Takes back a machine that could not be finished, with what was taken for it. What fails here is logged, so that the first error
 * is the one that the client sees.
 */
export async function undo({ cloud, log, requestId }: Context, id: string): Promise<void> {
  try {
    const [machine] = await cloud.list("listVirtualMachines", { id });
    await cloud.call("updateVirtualMachine", { id, name: `deleted-${id}`, deleteprotection: false });
    await cloud.start("destroyVirtualMachine", { id });
    if (machine?.publicipid !== undefined) await releaseExternalAddress({ cloud }, machine.publicipid);
  } catch (err) {
    log.warn({ requestId, err, virtualMachine: id }, "a machine that could not be finished is left behind");
  }
}
