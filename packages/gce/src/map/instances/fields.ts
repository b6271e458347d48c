import type { FieldRules } from "../../frame/fields";
import { schemas } from "../../model/schemas.generated";

const NO_KEYS = "Volumes are not encrypted with keys of the client here.";
const NO_POLICIES = "There are no resource policies here.";

/** What becomes of the fields of a new instance; bulkInsert has the same below `instanceProperties`. */
export const newInstanceFields = {
  honours: [
    "name",
    "machineType",
    "description",
    "labels",
    "metadata",
    "tags",
    "deletionProtection",
    "hostname",
    "disks.boot",
    "disks.autoDelete",
    "disks.type",
    "disks.mode",
    "disks.source",
    "disks.diskSizeGb",
    "disks.deviceName",
    "disks.initializeParams.sourceImage",
    "disks.initializeParams.diskSizeGb",
    "disks.initializeParams.diskName",
    "disks.initializeParams.labels",
    "disks.initializeParams.description",
    // Of data disks: instances boot from images.
    "disks.initializeParams.sourceSnapshot",
    "disks.initializeParams.diskType",
    "networkInterfaces.network",
    "networkInterfaces.subnetwork",
    "networkInterfaces.networkIP",
    "networkInterfaces.stackType",
    "networkInterfaces.accessConfigs.type",
    "networkInterfaces.accessConfigs.natIP",
    "scheduling.provisioningModel",
  ],
  // gcloud's defaults, which every machine gets as far as its offering has it: no warning with each new instance.
  echoes: [
    "scheduling.automaticRestart",
    "networkInterfaces.accessConfigs.name",
    "networkInterfaces.accessConfigs.kind",
    "disks.kind",
    "disks.index",
    "networkInterfaces.kind",
    "networkInterfaces.name",
    "metadata.kind",
  ],
  ignores: {
    serviceAccounts: "machines here get no credentials of the cloud.",
    shieldedInstanceConfig: "firmware settings are the template's.",
    displayDevice: "the display is the template's.",
    "disks.interface": "the controller is the template's.",
    "disks.guestOsFeatures": "guest features are the template's.",
    "networkInterfaces.accessConfigs.networkTier": "there is only one tier.",
    "networkInterfaces.nicType": "the network card is the template's.",
    "scheduling.onHostMaintenance": "machines are migrated for maintenance.",
    reservationAffinity: "there are no reservations.",
    keyRevocationActionType: "there are no keys to revoke.",
    minCpuPlatform: "the processor is the host's.",
    advancedMachineFeatures: "processor features are the offering's.",
  },
  refuses: {
    guestAccelerators: "Accelerators are part of a service offering here: choose a machine type that has them.",
    canIpForward: "Machines cannot forward foreign packets here.",
    confidentialInstanceConfig: "There are no confidential machines here.",
    instanceEncryptionKey: NO_KEYS,
    "disks.diskEncryptionKey": NO_KEYS,
    "disks.initializeParams.sourceImageEncryptionKey": NO_KEYS,
    "disks.initializeParams.resourcePolicies": NO_POLICIES,
    resourcePolicies: NO_POLICIES,
    sourceMachineImage: "There are no machine images here.",
    "scheduling.preemptible": "There are no preemptible machines here.",
    "networkInterfaces.aliasIpRanges": "Interfaces have no alias ranges here.",
  },
} satisfies FieldRules;

/** The same rules for fields that stand below another, as far as bulkInsert's properties have them. */
export function below(parent: string, { honours, echoes, ignores, refuses }: typeof newInstanceFields) {
  const isProperty = (path: string) => Object.hasOwn(schemas.InstanceProperties ?? {}, path.split(".")[0] ?? "");
  const under = (path: string) => `${parent}.${path}`;
  const keysUnder = (reasons: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(reasons)
        .filter(([path]) => isProperty(path))
        .map(([path, why]) => [under(path), why]),
    );
  return {
    honours: honours.filter(isProperty).map(under),
    echoes: echoes.filter(isProperty).map(under),
    ignores: keysUnder(ignores),
    refuses: keysUnder(refuses),
  };
}
