import type { VirtualMachine } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import type { Instance } from "../../model/types.generated";
import { fingerprint } from "../../support/hash";
import { numericId } from "../ids";
import { labelFields } from "../labels";
import { machineTypeName } from "../machine-types";
import { networkTags } from "../membership";
import { creationTimestamp } from "../time";
import type { Zone } from "../zones";
import { attachedDisks } from "./disks";
import { networkInterfaces } from "./interfaces";
import { decodeMetadata, metadataDocument } from "./metadata";
import { instanceName } from "./name";
import { stampsOf } from "./stamps";
import type { View } from "./view";

const STATUS: Readonly<Record<string, string>> = {
  Starting: "STAGING",
  Running: "RUNNING",
  Migrating: "RUNNING",
  BackingUp: "RUNNING",
  Restoring: "REPAIRING",
  /** CloudStack lost sight of its host. */
  Unknown: "REPAIRING",
  Stopping: "STOPPING",
  Stopped: "TERMINATED",
  Shutdown: "TERMINATED",
};

export const statusOf = ({ state }: Pick<VirtualMachine, "state">): string => STATUS[state] ?? "PROVISIONING";

export const tagsFingerprint = (tags: readonly string[]): string => fingerprint([...tags].sort());

/** A machine as an instance of its zone. */
export function instanceDocument(machine: VirtualMachine, zone: Zone, view: View, context: Context): Instance {
  const { links } = context;
  const name = instanceName(machine);
  const { machineType, description } = stampsOf(machine);
  const tags = networkTags(machine, view.groups);
  return {
    kind: "compute#instance",
    id: numericId(machine.id),
    creationTimestamp: creationTimestamp(machine.created),
    name,
    description,
    hostname: machine.name === name ? undefined : machine.name,
    status: statusOf(machine),
    machineType: links.zonal(zone.name, "machineTypes", machineTypeName(machine, view.machineTypes, machineType)),
    zone: links.zone(zone.name),
    networkInterfaces: networkInterfaces(machine, zone, view.networks, context),
    disks: attachedDisks(machine, view.dataVolumes.get(machine.id) ?? [], zone, context),
    metadata: metadataDocument(decodeMetadata(machine.userdata)),
    tags: { fingerprint: tagsFingerprint(tags), ...(tags.length > 0 && { items: tags }) },
    ...labelFields(machine),
    scheduling: {
      automaticRestart: machine.haenable ?? false,
      onHostMaintenance: "MIGRATE",
      preemptible: false,
      provisioningModel: "STANDARD",
    },
    canIpForward: false,
    cpuPlatform: "Unknown CPU Platform",
    deletionProtection: machine.deleteprotection ?? false,
    startRestricted: false,
    fingerprint: fingerprint([machine.id, machine.lastupdated, name]),
    selfLink: links.zonal(zone.name, "instances", name),
  };
}
