import type { Instance, NetworkInterface } from "../../model/types.generated";
import { invalidField, requiredField } from "../../wire/errors";
import { checkedName } from "../checked-name";
import { checkLabels, type Labels } from "../labels";
import { isName, NAME_HINT } from "../names";
import { type Items, readMetadata } from "./metadata";
import { type Tags, type WantedDisk, wantedDisks } from "./wanted-disks";

/** What of an instance a request can ask for; bulkInsert's properties have the same fields. */
export type InstanceFields = Pick<
  Instance,
  | "machineType"
  | "description"
  | "labels"
  | "metadata"
  | "tags"
  | "disks"
  | "networkInterfaces"
  | "scheduling"
  | "deletionProtection"
  | "hostname"
>;

/** A request for an instance, checked as far as it goes without asking CloudStack. */
export interface WantedInstance {
  readonly name: string;
  readonly machineType: string;
  readonly description: string | undefined;
  readonly labels: Labels;
  readonly metadata: Items;
  readonly tags: readonly string[];
  readonly hostName: string | undefined;
  readonly sourceImage: string;
  readonly bootSizeGb: number | undefined;
  /** The link of the boot disk's type; `undefined`: that of the machine type's offering. */
  readonly bootType: string | undefined;
  /** The boot disk's labels and description. */
  readonly bootTags: Tags;
  /** `undefined`: the instance's name. */
  readonly bootDevice: string | undefined;
  /** Data disks: existing ones and new ones. */
  readonly attach: readonly WantedDisk[];
  readonly network: NetworkInterface;
  /** Further interfaces, which have no address outside. */
  readonly moreNetworks: readonly NetworkInterface[];
  readonly deletionProtection: boolean;
  /** The bulkInsert that it is part of. */
  readonly operationGroup?: string;
  /** The client's own, by which a repeated request is known. */
  readonly requestId?: string | undefined;
}

/** @param field where the fields stand in the request, for error messages */
export function wantedInstance(name: string | undefined, fields: InstanceFields, field = "resource"): WantedInstance {
  if (!fields.machineType) throw requiredField(`${field}.machineType`);
  checkProvisioning(fields.scheduling?.provisioningModel, `${field}.scheduling`);
  checkLabels(fields.labels, `${field}.labels`);
  const tags = fields.tags?.items ?? [];
  checkTags(tags, `${field}.tags.items`);
  return {
    name: checkedName(name),
    machineType: fields.machineType,
    description: fields.description,
    labels: fields.labels ?? {},
    metadata: readMetadata(fields.metadata, `${field}.metadata`),
    tags,
    hostName: fields.hostname?.split(".")[0],
    ...interfacesOf(fields.networkInterfaces, field),
    deletionProtection: fields.deletionProtection ?? false,
    ...wantedDisks(name ?? "", fields.disks ?? [], field),
  };
}

export function checkProvisioning(model: string | undefined, field: string): void {
  if (model && model !== "STANDARD") {
    throw invalidField(`${field}.provisioningModel`, model, "Only STANDARD is supported.");
  }
}

export function checkTags(tags: readonly string[] = [], field: string): void {
  for (const tag of tags) if (!isName(tag)) throw invalidField(field, tag, NAME_HINT);
}

/** A machine's address outside and its groups are those of its first interface. */
function interfacesOf(interfaces: readonly NetworkInterface[] = [], field: string) {
  const [network = {}, ...moreNetworks] = interfaces;
  for (const [index, one] of interfaces.entries()) checkInterface(one, `${field}.networkInterfaces[${index}]`);
  const outside = moreNetworks.findIndex(({ accessConfigs = [] }) => accessConfigs.length > 0);
  if (outside >= 0) {
    const where = `${field}.networkInterfaces[${outside + 1}].accessConfigs`;
    throw invalidField(
      where,
      moreNetworks[outside]?.accessConfigs?.[0]?.name,
      "Only the first interface can have one.",
    );
  }
  return { network, moreNetworks };
}

function checkInterface({ stackType, accessConfigs = [] }: NetworkInterface, field: string): void {
  if (stackType && stackType !== "IPV4_ONLY") {
    throw invalidField(`${field}.stackType`, stackType, "Only IPV4_ONLY is supported.");
  }
  const [access, another] = accessConfigs;
  if (another || (access?.type && access.type !== "ONE_TO_ONE_NAT")) {
    throw invalidField(`${field}.accessConfigs`, access?.type, "One ONE_TO_ONE_NAT is supported.");
  }
}
