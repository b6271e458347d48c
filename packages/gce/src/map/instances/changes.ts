import type { Context } from "../../context";
import type { Metadata } from "../../model/types.generated";
import { GceError } from "../../wire/errors";
import { enforceGroups } from "../firewalls/enforce";
import { hasSecurityGroups, listGuestNetworks, nicNetworkNames } from "../guest-networks";
import { checkLabels, type Labels, replaceLabels } from "../labels";
import { machineTypeLinked, sizeDetails } from "../machine-types";
import { membershipTag, networkTags, replaceMembership } from "../membership";
import { EVERYONE } from "../network-tags";
import { projectMetadata } from "../project-metadata";
import { tagsFingerprint } from "./document";
import type { Found } from "./find";
import { groupsOfTags } from "./groups";
import {
  checkFingerprint,
  decodeMetadata,
  encodeMetadata,
  metadataFingerprint,
  NO_METADATA,
  readMetadata,
} from "./metadata";

/** The whole metadata of a machine, which is its user data: it may change while the machine runs. */
export async function changeMetadata(context: Context, { machine }: Found, metadata: Metadata, field: string) {
  checkFingerprint(metadata.fingerprint, metadataFingerprint(decodeMetadata(machine.userdata)), "metadata");
  const userdata = encodeMetadata(readMetadata(metadata, field), await projectMetadata(context)) ?? NO_METADATA;
  if (userdata !== machine.userdata) await context.cloud.call("updateVirtualMachine", { id: machine.id, userdata });
}

export async function changeLabels({ cloud }: Context, { machine }: Found, labels: Labels): Promise<void> {
  checkLabels(labels);
  await replaceLabels(cloud, "UserVm", machine.id, machine, labels);
}

export async function changeProtection({ cloud }: Context, { machine }: Found, wanted: boolean): Promise<void> {
  if ((machine.deleteprotection ?? false) === wanted) return;
  await cloud.call("updateVirtualMachine", { id: machine.id, deleteprotection: wanted });
}

export function checkStopped({ machine }: Found): void {
  if (machine.state === "Stopped") return;
  throw new GceError("resourceNotReady", "The machine type can only be changed while the instance is stopped.");
}

/** Starts the change to another machine type; answers its job. */
export async function changeMachineType(context: Context, found: Found, link: string): Promise<string> {
  const { machine, zone } = found;
  const type = await machineTypeLinked(context, zone, "resource.machineType", link);
  checkStopped(found);
  const details = sizeDetails(type);
  const { jobId } = await context.cloud.start("scaleVirtualMachine", {
    id: machine.id,
    serviceofferingid: type.offering.id,
    ...(Object.keys(details).length > 0 && { details: [details] }),
  });
  return jobId;
}

/**
 * The network tags of a machine. CloudStack's own groups change only while it is stopped; where there are none membership is a tag
 * of ours, and the rules at the machine's address follow.
 */
export async function changeTags(
  context: Context,
  { machine, zone }: Found,
  tags: { readonly items?: readonly string[] | undefined; readonly fingerprint?: string | undefined },
): Promise<void> {
  const { cloud } = context;
  const [known, networks] = await Promise.all([cloud.catalogue("listSecurityGroups", {}), listGuestNetworks(context)]);
  const current = networkTags(machine, known);
  checkFingerprint(tags.fingerprint, tagsFingerprint(current), "tags");
  const wanted = [...new Set(tags.items ?? [])].sort();
  if (wanted.join() === current.join()) return;
  const [nic] = machine.nic ?? [];
  const network = nic ? nicNetworkNames(nic, zone, networks).network : EVERYONE;
  if (hasSecurityGroups(zone) && machine.state !== "Stopped") {
    throw new GceError("resourceNotReady", "Network tags can only be changed while the instance is stopped.");
  }
  const ids = (await groupsOfTags(context, network, wanted)).map(({ id }) => id);
  if (hasSecurityGroups(zone)) {
    await cloud.call("updateVirtualMachine", { id: machine.id, securitygroupids: ids });
    return;
  }
  await replaceMembership(cloud, machine, membershipTag(ids));
  if (machine.publicipid !== undefined) await enforceGroups(context, [machine.publicipid]);
}
