import type { Context } from "../../context";
import { invalidField } from "../../wire/errors";
import { lastSegment } from "../../wire/links";
import { diskTypeLinked, STANDARD } from "../disk-types";
import type { Zone } from "../zones";
import type { WantedInstance } from "./wanted";

/** What a deploy is told of its root disk. */
export interface BootDisk {
  /** GB; `undefined`: the template's size, or the offering's. */
  readonly rootdisksize?: number | undefined;
  /** `undefined`: as the service offering has it. */
  readonly overridediskofferingid?: string;
}

/** `pd-standard`, which some clients name without being asked, stands for the machine type's own kind of disk. */
export async function bootDiskWanted(
  context: Context,
  zone: Zone,
  { bootType, bootSizeGb }: Pick<WantedInstance, "bootType" | "bootSizeGb">,
  field: string,
): Promise<BootDisk> {
  if (bootType === undefined || lastSegment(bootType) === STANDARD) return { rootdisksize: bootSizeGb };
  const { offering, name } = await diskTypeLinked(context, zone, `${field}.diskType`, bootType);
  if (offering.iscustomized) return { rootdisksize: bootSizeGb, overridediskofferingid: offering.id };
  if (bootSizeGb !== undefined && bootSizeGb !== offering.disksize) {
    throw invalidField(`${field}.diskSizeGb`, bootSizeGb, `Disks of type '${name}' have ${offering.disksize} GB.`);
  }
  return { overridediskofferingid: offering.id };
}
