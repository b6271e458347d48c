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
};

const byClass = new Map(Object.entries(methodsOfJobs));

/** @param command a Java class name, e.g. org.apache.cloudstack.api.command.user.vm.DeployVMCmd */
export const methodOfJob = (command: string): MethodId | undefined =>
  byClass.get(command.slice(command.lastIndexOf(".") + 1).replace(/ByAdmin$/, ""));
