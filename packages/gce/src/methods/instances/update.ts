import { defineMutation } from "../../frame/mutation";
import { changeLabels, changeMetadata, changeProtection, changeTags } from "../../map/instances/changes";
import { findInstance, targetOf } from "../../map/instances/find";
import { checkTags } from "../../map/instances/wanted";
import { checkLabelFingerprint } from "../../map/labels";

/**
 * `instances update-from-file`: the whole instance as it shall be. Labels, metadata, tags and protection change; what else of an
 * instance can be changed has methods of its own, so its other fields are taken for what was read.
 */
export const update = defineMutation("instances.update", {
  query: ["minimalAction", "mostDisruptiveAllowedAction"],
  fields: {
    honours: ["name", "labels", "labelFingerprint", "metadata", "tags", "deletionProtection"],
    echoes: ["fingerprint", "cpuPlatform", "startRestricted", "description", "hostname"],
    ignores: {
      machineType: "setMachineType changes it.",
      disks: "attachDisk and detachDisk change them.",
      networkInterfaces: "addAccessConfig and deleteAccessConfig change them.",
      scheduling: "it is the offering's.",
    },
  },
  async run({ parameters: { zone, instance }, body }, context) {
    checkTags(body.tags?.items, "resource.tags.items");
    const found = await findInstance(context, zone, instance);
    checkLabelFingerprint(body.labelFingerprint, found.machine);
    if (body.tags) await changeTags(context, found, body.tags);
    if (body.metadata) await changeMetadata(context, found, body.metadata, "resource.metadata");
    await changeLabels(context, found, body.labels ?? {});
    await changeProtection(context, found, body.deletionProtection ?? false);
    return { target: targetOf(found) };
  },
});
