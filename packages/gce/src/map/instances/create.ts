import { CloudError, type VirtualMachine } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { hasSecurityGroups } from "../guest-networks";
import { deleteVolumes } from "../volume-source";
import { prepareDisks } from "./data-disks";
import { deploy, label } from "./deploy";
import type { Plan } from "./plan";
import { translate } from "./translate";
import { type Made, undo } from "./undo";

/** A machine with what was made for it, and the job that its operation is. */
export interface Created extends Made {
  readonly jobId: string;
}

/**
 * Makes an instance: one deploy, whose job is the operation. Where the machine needs an address or disks that CloudStack does not
 * take with a deploy it is deployed stopped, gets them, and is started: then the start is the operation's job.
 */
export async function createInstance(context: Context, plan: Plan): Promise<Created> {
  const { zone, wanted } = plan;
  const [access] = wanted.network.accessConfigs ?? [];
  const translated = access !== undefined && !hasSecurityGroups(zone);
  const atOnce = !translated && wanted.attach.length === 0;
  const disks = await prepareDisks(context, zone, wanted.name, wanted.attach);
  const { id, jobId, groupIds } = await deploy(context, plan, atOnce).catch(async (error) => {
    await deleteVolumes(context, disks.made);
    throw error;
  });
  try {
    await label(context, plan, id, groupIds);
    if (atOnce) return { id, jobId, disks: disks.made };
    const machine = await deployed(context, jobId);
    for (const volume of disks.volumes)
      await context.cloud.run("attachVolume", { id: volume.id, virtualmachineid: id });
    if (translated) await translate(context, machine, plan.reservedAddress);
    const { jobId: starting } = await context.cloud.start("startVirtualMachine", { id });
    return { id, jobId: starting, disks: disks.made };
  } catch (error) {
    await undo(context, id, disks.made);
    throw error;
  }
}

/** The machine once its deploy has ended. */
async function deployed({ cloud }: Context, jobId: string): Promise<VirtualMachine> {
  const { error, result } = await cloud.wait<VirtualMachine>(jobId);
  if (error) throw new CloudError({ command: "deployVirtualMachine", jobId, ...error });
  if (!result)
    throw new CloudError({ command: "deployVirtualMachine", jobId, code: 530, text: "The deploy has not ended yet." });
  return result;
}
