import type { AttachedDisk } from "../../model/types.generated";
import { invalidField, requiredField } from "../../wire/errors";
import { tagsFor } from "../described";
import { checkLabels } from "../labels";
import { isName, NAME_HINT } from "../names";

/** A data disk of an instance: one that is there, by its link, or one to be made. */
export type WantedDisk = Attachment & ({ readonly source: string } | { readonly make: NewDisk });

/** What a data disk is at its instance. */
export interface Attachment {
  readonly autoDelete: boolean;
  /** `undefined`: the disk's own name. */
  readonly deviceName: string | undefined;
}

/** Labels and description, as createTags takes them. */
export type Tags = ReturnType<typeof tagsFor>;

export interface NewDisk {
  /** `undefined`: after the instance, with a number. */
  readonly name: string | undefined;
  readonly sizeGb: number | undefined;
  readonly diskType: string | undefined;
  /** The link of the snapshot that it is made of. */
  readonly snapshot: string | undefined;
  /** Its labels and description. */
  readonly tags: Tags;
}

/** As it would stand in the guest's /dev/disk/by-id; tags keep no more than 255 characters. */
const DEVICE = /^\w[\w.-]{0,62}$/;
const DEVICE_HINT = "It must be 1 to 63 letters, digits, '_', '.' and '-'.";

/** The disks of an instance: the boot disk, wherever in the list it stands, and the others as data disks. */
export function wantedDisks(name: string, disks: readonly AttachedDisk[], field: string) {
  const [boot, ...others] = [...disks].sort((a, b) => Number(b.boot ?? false) - Number(a.boot ?? false));
  if (!boot) throw requiredField(`${field}.disks`);
  for (const disk of disks) checkDisk(disk, `${field}.disks[${disks.indexOf(disk)}]`);
  checkDistinct(disks, field);
  const { sourceImage, sourceSnapshot, diskSizeGb, diskName, diskType } = boot.initializeParams ?? {};
  const bootField = `${field}.disks[${disks.indexOf(boot)}]`;
  if (sourceSnapshot) {
    const why = "Instances boot from images here: make one of the snapshot.";
    throw invalidField(`${bootField}.initializeParams.sourceSnapshot`, sourceSnapshot, why);
  }
  if (!sourceImage) throw requiredField(`${bootField}.initializeParams.sourceImage`);
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
    bootTags: tagsOf(boot, bootField),
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
  if (!initializeParams) throw requiredField(`${field}.source`);
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
    make: {
      name: diskName,
      sizeGb: diskSizeGb === undefined ? undefined : Number(diskSizeGb),
      diskType,
      snapshot,
      tags: tagsOf(disk, field),
    },
    ...attached,
  };
}

function tagsOf({ initializeParams = {} }: AttachedDisk, field: string): Tags {
  const { labels, description } = initializeParams;
  checkLabels(labels, `${field}.initializeParams.labels`);
  return tagsFor({ labels, description });
}
