import type { NewVolume } from "../../../resources/volumes";
import type { DiskOffering, ServiceOffering, Template } from "../../../state/records";
import { invalid } from "../../../wire/errors";
import type { Call } from "../../../world";

const GIB = 2 ** 30;
const LARGEST = 1024;

type Disk = Pick<NewVolume, "type" | "size" | "deviceId"> & Partial<Pick<NewVolume, "diskOfferingId" | "templateId">>;

/** The root disk, then the data disks that a deploy asks for; sizes in bytes. */
export function disksFor(call: Call, template: Template, offering: ServiceOffering): Disk[] {
  return [rootDisk(call, template, offering), ...dataDisks(call)];
}

/** Of the service offering's own kind, or of another that the deploy names. */
function rootDisk({ state, input }: Call, template: Template, offering: ServiceOffering): Disk {
  const other = state.diskOfferings.get(input.text("overridediskofferingid"));
  const asked = input.number("rootdisksize");
  if (asked !== undefined && asked < 1) throw invalid("rootdisksize is a number of GiB");
  const size = (other?.customized === false ? other.diskSize : (asked ?? offering.rootDiskSize)) * GIB;
  if (size !== 0 && size < template.size) throw invalid("the root disk can't be smaller than its template");
  return {
    type: "ROOT",
    size: size || template.size,
    deviceId: 0,
    templateId: template.id,
    ...(other && { diskOfferingId: other.id }),
  };
}

/** From `diskofferingid` and `size`, or one each from `datadisksdetails`. */
function dataDisks({ state, input }: Call): Disk[] {
  const single = input.text("diskofferingid");
  const asked = input.entries("datadisksdetails");
  const all = [
    ...(single === undefined ? [] : [{ diskofferingid: single, size: input.text("size"), deviceid: undefined }]),
    ...asked,
  ];
  return all.map(({ diskofferingid, size, deviceid }, index) => {
    const offering = state.diskOfferings.get(diskofferingid);
    if (!offering) throw invalid(`no disk offering ${diskofferingid}`);
    return {
      type: "DATADISK",
      size: diskSize(offering, size) * GIB,
      deviceId: deviceid === undefined ? index + 1 : Number(deviceid),
      diskOfferingId: offering.id,
    };
  });
}

/** GiB: the offering's, or the caller's where the offering leaves it open. */
export function diskSize(offering: DiskOffering, asked: string | undefined): number {
  if (!offering.customized) return offering.diskSize;
  if (asked === undefined) throw invalid(`disk offering ${offering.name} needs a size`);
  const size = Number(asked);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST)
    throw invalid(`a disk has 1 to ${LARGEST} GiB, not ${asked}`);
  return size;
}
