import { isDeepStrictEqual } from "node:util";
import { defineMutation } from "../../frame/mutation";
import {
  changeLabels,
  changeMachineType,
  changeMetadata,
  changeProtection,
  changeTags,
  checkStopped,
} from "../../map/instances/changes";
import { instanceDocument } from "../../map/instances/document";
import { findInstance, targetOf } from "../../map/instances/find";
import { readView } from "../../map/instances/view";
import { checkTags } from "../../map/instances/wanted";
import { checkLabelFingerprint } from "../../map/labels";
import type { Instance } from "../../model/types.generated";
import { invalidField } from "../../wire/errors";
import { lastSegment } from "../../wire/links";

/** What has methods of its own, or never changes, must be sent as it was read. */
const elsewhere = [
  ["name", "setName changes it."],
  ["description", "It is given when the instance is made."],
  ["hostname", "It is given when the instance is made."],
  ["disks", "attachDisk and detachDisk change them."],
  ["networkInterfaces", "addAccessConfig and deleteAccessConfig change them."],
  ["scheduling", "It is the offering's."],
] as const;

/** `instances update-from-file`: the whole instance as it shall be. A machine type that differs changes last, as the operation's job. */
export const update = defineMutation("instances.update", {
  query: ["minimalAction", "mostDisruptiveAllowedAction"],
  fields: {
    honours: [
      "labels",
      "labelFingerprint",
      "metadata",
      "tags",
      "deletionProtection",
      "machineType",
      ...elsewhere.map(([field]) => field),
    ],
    echoes: ["fingerprint", "cpuPlatform", "startRestricted"],
  },
  async run({ parameters: { zone, instance }, body }, context) {
    checkTags(body.tags?.items, "resource.tags.items");
    const [found, view] = await Promise.all([findInstance(context, zone, instance), readView(context)]);
    const current = instanceDocument(found.machine, found.zone, view, context);
    const { machineType } = body;
    const sameType = !machineType || lastSegment(machineType) === lastSegment(current.machineType ?? "");
    checkUnchanged(body, current);
    checkLabelFingerprint(body.labelFingerprint, found.machine);
    if (!sameType) checkStopped(found);
    if (body.tags) await changeTags(context, found, body.tags);
    if (body.metadata) await changeMetadata(context, found, body.metadata, "resource.metadata");
    await changeLabels(context, found, body.labels ?? {});
    await changeProtection(context, found, body.deletionProtection ?? false);
    const target = targetOf(found);
    return sameType ? { target } : { target, jobId: await changeMachineType(context, found, machineType) };
  },
});

function checkUnchanged(body: Instance, current: Instance): void {
  for (const [field, why] of elsewhere) {
    const value = body[field];
    if (value !== undefined && value !== "" && !isDeepStrictEqual(plain(value), plain(current[field]))) {
      throw invalidField(`resource.${field}`, value, why);
    }
  }
}

/** As it is on the wire, without fingerprints: gcloud decodes them and encodes them in other letters (seen). */
const plain = (value: unknown): unknown =>
  value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value, (key, one) => (key === "fingerprint" ? undefined : one)));
