import type { Context } from "../../context";
import type { MethodId } from "../../frame/method";

/**
 * The method that a CloudStack job stands for, by the last part of its command's class: for jobs that other tools
 * started, and for whole lists. Jobs of no method (a router's restart, say) are no operations.
 */
const methodsOfJobs: Readonly<Record<string, MethodId>> = {
  AssociateIPAddrCmd: "addresses.insert",
  AttachVolumeCmd: "instances.attachDisk",
  CreateLoadBalancerRuleCmd: "forwardingRules.insert",
  CreateNetworkCmd: "networks.insert",
  CreateSnapshotCmd: "disks.createSnapshot",
  CreateTemplateCmd: "images.insert",
  CreateVolumeCmd: "disks.insert",
  CreateVPCCmd: "networks.insert",
  DeleteLoadBalancerRuleCmd: "forwardingRules.delete",
  DeleteNetworkCmd: "networks.delete",
  DeleteSnapshotCmd: "snapshots.delete",
  DeleteTemplateCmd: "images.delete",
  DeleteVolumeCmd: "disks.delete",
  DeleteVPCCmd: "networks.delete",
  DeployVMCmd: "instances.insert",
  DestroyVMCmd: "instances.delete",
  DetachVolumeCmd: "instances.detachDisk",
  DisassociateIPAddrCmd: "addresses.delete",
  RebootVMCmd: "instances.reset",
  ResizeVolumeCmd: "disks.resize",
  ScaleVMCmd: "instances.setMachineType",
  StartVMCmd: "instances.start",
  StopVMCmd: "instances.stop",
  UploadVolumeCmd: "disks.insert",
};

const byClass = new Map(Object.entries(methodsOfJobs));

/** @param command a Java class name, e.g. org.apache.cloudstack.api.command.user.vm.DeployVMCmd */
export const methodOfJob = (command: string): MethodId | undefined =>
  byClass.get(command.slice(command.lastIndexOf(".") + 1).replace(/ByAdmin$/, ""));

/** The job that is still making an instance, as an effect names it; nothing if it has ended. */
export async function jobMaking({ cloud }: Pick<Context, "cloud">, uuid: string): Promise<{ readonly jobId?: string }> {
  const jobs = await cloud.list("listAsyncJobs");
  const job = jobs.find(({ jobinstanceid, cmd = "" }) => jobinstanceid === uuid && MAKING.has(methodOfJob(cmd)));
  return job?.jobid === undefined ? {} : { jobId: job.jobid };
}

/** An instance that gets its address or disks before it runs ends with its start. */
const MAKING: ReadonlySet<MethodId | undefined> = new Set(["instances.insert", "instances.start"]);
