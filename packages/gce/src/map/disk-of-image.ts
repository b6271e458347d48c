import type { Template, Volume } from "@stackgate/cloudstack";
import type { Context } from "../context";
import { GceError, invalidField } from "../wire/errors";
import { diskTypeLinked } from "./disk-types";
import { SOURCE_IMAGE, sizeInGb } from "./disks";
import { imageLinked, isInZone } from "./images";
import { RESERVED_PREFIX } from "./labels";
import type { Zone } from "./zones";

/** What a request says of a disk that is to be made of an image. */
export interface WantedOfImage {
  /** The image's link. */
  readonly image: string;
  readonly sizeGb: number | undefined;
  /** The link of the disk type. */
  readonly type: string | undefined;
}

/** A template to be taken in again as a volume, and the offering of that. */
export interface SourceImage {
  readonly template: Template;
  readonly diskofferingid: string;
}

/** Finds what a disk of an image is made of, and checks what can be said before anything is begun. */
export async function sourceImage(
  context: Context,
  zone: Zone,
  { image: link, sizeGb, type: typeLink }: WantedOfImage,
): Promise<SourceImage> {
  const field = "resource.sourceImage";
  const [image, type] = await Promise.all([
    imageLinked(context, field, link),
    diskTypeLinked(context, zone, "resource.type", typeLink),
  ]);
  const { template } = image;
  if (!isInZone(image, zone)) throw invalidField(field, link, `It is not in zone '${zone.name}'.`);
  if (!template.isextractable) {
    throw invalidField(field, link, "The image's owner does not let it be copied (it is not extractable).");
  }
  if (!type.offering.iscustomized) {
    throw invalidField(
      "resource.type",
      type.name,
      "A disk of an image has the image's size: its type must be of free size.",
    );
  }
  const own = sizeInGb(template.size);
  if (sizeGb !== undefined && sizeGb !== own) {
    throw invalidField("resource.sizeGb", sizeGb, `A disk of this image has ${own} GB: resize it once it is attached.`);
  }
  return { template, diskofferingid: type.offering.id };
}

/**
 * Makes a volume of a template without a machine: CloudStack offers the template's file for download, and is told to take it in from
 * there. The volume is there when this ends, and ready when CloudStack has downloaded it.
 */
export async function uploadOfImage(
  { cloud }: Pick<Context, "cloud">,
  zone: Zone,
  name: string,
  { template, diskofferingid }: SourceImage,
): Promise<Volume> {
  const { url } = await cloud.run("extractTemplate", { id: template.id, zoneid: zone.uuid, mode: "HTTP_DOWNLOAD" });
  if (url === undefined) throw new GceError("backendError", "CloudStack offers the image's file nowhere.");
  const format = template.format ?? "";
  return cloud.run("uploadVolume", { name, zoneid: zone.uuid, url, format, diskofferingid });
}

/** The tag that keeps which image it was. */
export const sourceImageTag = ({ template }: SourceImage) => ({
  key: RESERVED_PREFIX + SOURCE_IMAGE,
  value: template.id,
});
