import type { AttachedDisk, Instance, NetworkInterface } from "../../model/types.generated";
import { GceError, invalidField } from "../../wire/errors";
import { checkLabels, type Labels } from "../labels";
import { isName } from "../names";
import { type Items, readMetadata } from "./metadata";

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

/** A data disk of an instance: one that is there, by its link, or one to be made. */
export type WantedDisk = Attachment & ({ readonly source: string } | { readonly make: NewDisk });

/** What a data disk is at its instance. */
export interface Attachment {
  readonly autoDelete: boolean;
  /** `undefined`: the disk's own name. */
  readonly deviceName: string | undefined;
}

export interface NewDisk {
  /** `undefined`: after the instance, with a number. */
  readonly name: string | undefined;
  readonly sizeGb: number | undefined;
  readonly diskType: string | undefined;
  /** The link of the snapshot that it is made of. */
  readonly snapshot: string | undefined;
}

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

/** As it would stand in the guest's /dev/disk/by-id; tags keep no more than 255 characters. */
const DEVICE = /^\w[\w.-]{0,62}$/;
const DEVICE_HINT = "It must be 1 to 63 letters, digits, '_', '.' and '-'.";

const NAME_HINT = "Must be a match of regex '(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)'";

/** @param field where the fields stand in the request, for error messages */
export function wantedInstance(name: string | undefined, fields: InstanceFields, field = "resource"): WantedInstance {
  if (!fields.machineType) throw required(`${field}.machineType`);
  checkProvisioning(fields.scheduling?.provisioningModel, `${field}.scheduling`);
  checkLabels(fields.labels, `${field}.labels`);
  const tags = fields.tags?.items ?? [];
  checkTags(tags, `${field}.tags.items`);
  return {
    name: checkName(name),
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

export function checkName(name: string | undefined): string {
  if (name === undefined || !isName(name)) throw invalidField("resource.name", name ?? "", NAME_HINT);
  return name;
}

export function checkProvisioning(model: string | undefined, field: string): void {
  if (model && model !== "STANDARD") {
    throw invalidField(`${field}.provisioningModel`, model, "Only STANDARD is supported.");
  }
}

export function checkTags(tags: readonly string[] = [], field: string): void {
  for (const tag of tags) if (!isName(tag)) throw invalidField(field, tag, NAME_HINT);
}

const required = (field: string): GceError =>
  new GceError("required", `Invalid value for field '${field}': ''. The field is required.`);

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

function wantedDisks(name: string, disks: readonly AttachedDisk[], field: string) {
  const [boot, ...others] = [...disks].sort((a, b) => Number(b.boot ?? false) - Number(a.boot ?? false));
  if (!boot) throw required(`${field}.disks`);
  for (const disk of disks) checkDisk(disk, `${field}.disks[${disks.indexOf(disk)}]`);
  checkDistinct(disks, field);
  const { sourceImage, sourceSnapshot, diskSizeGb, diskName, diskType } = boot.initializeParams ?? {};
  const bootField = `${field}.disks[${disks.indexOf(boot)}]`;
  if (sourceSnapshot) {
    const why = "Instances boot from images here: make one of the snapshot.";
    throw invalidField(`${bootField}.initializeParams.sourceSnapshot`, sourceSnapshot, why);
  }
  if (!sourceImage) throw required(`${bootField}.initializeParams.sourceImage`);
  if (boot.autoDelete === false) {
    throw invalidField(`${bootField}.autoDelete`, false, "The boot disk always goes with its instance here.");
  }
  if (diskName && diskName !== name) {
    throw invalidField(
      `${bootField}.initializeParams.diskName`,
      diskName,
      "The boot disk has its instance's name here.",
    );
  }
  const sizeGb = diskSizeGb ?? boot.diskSizeGb;
  return {
    sourceImage,
    bootSizeGb: sizeGb === undefined || sizeGb === "0" ? undefined : Number(sizeGb),
    bootType: diskType || undefined,
    bootDevice: boot.deviceName === name ? undefined : boot.deviceName || undefined,
    attach: others.map((disk) => attachment(disk, `${field}.disks[${disks.indexOf(disk)}]`)),
  };
}

export function checkDisk({ type, mode, initializeParams, source, deviceName }: AttachedDisk, field: string): void {
  if (deviceName && !DEVICE.test(deviceName)) throw invalidField(`${field}.deviceName`, deviceName, DEVICE_HINT);
  if (type && type !== "PERSISTENT") throw invalidField(`${field}.type`, type, "Only PERSISTENT is supported.");
  if (mode && mode !== "READ_WRITE") throw invalidField(`${field}.mode`, mode, "Only READ_WRITE is supported.");
  if (source && initializeParams) {
    throw invalidField(field, source, "Either source or initializeParams may be given.");
  }
}

function checkDistinct(disks: readonly AttachedDisk[], field: string): void {
  const given = disks.flatMap(({ deviceName }) => deviceName || []);
  const twice = given.find((name, index) => given.indexOf(name) !== index);
  if (twice !== undefined) throw invalidField(`${field}.disks.deviceName`, twice, "It is given twice.");
}

function attachment(disk: AttachedDisk, field: string): WantedDisk {
  const { source, boot, autoDelete = false, initializeParams } = disk;
  const attached = { autoDelete, deviceName: disk.deviceName || undefined };
  if (boot) throw invalidField(`${field}.boot`, true, "An instance has one boot disk.");
  if (source) return { source, ...attached };
  if (!initializeParams) throw required(`${field}.source`);
  const { sourceImage, sourceSnapshot: snapshot, diskName, diskSizeGb, diskType } = initializeParams;
  if (sourceImage) {
    throw invalidField(
      `${field}.initializeParams.sourceImage`,
      sourceImage,
      "Only boot disks are made from images here.",
    );
  }
  if (diskName !== undefined && !isName(diskName)) {
    throw invalidField(`${field}.initializeParams.diskName`, diskName, NAME_HINT);
  }
  return {
    make: { name: diskName, sizeGb: diskSizeGb === undefined ? undefined : Number(diskSizeGb), diskType, snapshot },
    ...attached,
  };
}
