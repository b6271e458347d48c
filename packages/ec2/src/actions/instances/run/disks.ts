import type { ParametersOf } from "@stackgate/cloudstack";
import { sideBySide } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { deviceId, isRootDevice } from "../../../map/devices";
import { diskOfferingFor } from "../../../map/disk-offerings";
import type { BlockDeviceMapping, EbsBlockDevice } from "../../../model/types.generated";
import { honoured, ignored, type Rules, refused } from "../../../rules";
import { Ec2Error, invalidValue, missingParameter } from "../../../wire/error";

type Deploy = ParametersOf<"deployVirtualMachine">;

export interface Disks {
  readonly deploy: Pick<Deploy, "rootdisksize" | "datadisksdetails">;
  /** Numbers of the data devices that go with the instance, as they are stamped on it. */
  readonly deletedDevices: string;
}

export const diskRules: Rules<BlockDeviceMapping> = {
  DeviceName: honoured,
  NoDevice: honoured,
  VirtualName: ignored("there are no instance stores, and EC2 ignores them on types without"),
  Ebs: {
    DeleteOnTermination: honoured,
    VolumeSize: honoured,
    VolumeType: honoured,
    SnapshotId: refused("CloudStack makes disks from snapshots only for volumes of their own: CreateVolume does"),
    Iops: refused("the disk offering sets them"),
    Throughput: refused("the disk offering sets it"),
    Encrypted: refused("the disk offering sets it", false),
    KmsKeyId: refused("the disk offering sets encryption"),
    OutpostArn: refused("there are no Outposts"),
    AvailabilityZone: refused("disks are made in the instance's zone"),
    AvailabilityZoneId: refused("disks are made in the instance's zone"),
    VolumeInitializationRate: refused("CloudStack has no such rate"),
    EbsCardIndex: refused("instances have one disk controller", 0),
  },
};

/** What the values alone rule out. @throws Ec2Error */
export function checkDisks(mappings: readonly BlockDeviceMapping[] = []): void {
  const seen = new Set<number>();
  for (const { name, index, ebs } of wanted(mappings)) {
    const device = isRootDevice(name) ? 0 : deviceId(name, parameter(index, "DeviceName"));
    if (seen.has(device)) throw invalidValue(parameter(index, "DeviceName"), name, "The device is mapped twice.");
    seen.add(device);
    const { VolumeSize: size } = ebs;
    if (size !== undefined && size < 1)
      throw invalidValue(parameter(index, "Ebs.VolumeSize"), `${size}`, "It is in GiB.");
    if (device !== 0 && size === undefined) throw missingParameter(parameter(index, "Ebs.VolumeSize"));
    if (device === 0 && ebs.DeleteOnTermination === false) {
      throw new Ec2Error("UnsupportedOperation", "CloudStack destroys a root volume with its instance");
    }
  }
}

/** The disks as deployVirtualMachine takes them. */
export async function planDisks(
  mappings: readonly BlockDeviceMapping[] = [],
  context: Pick<Ec2Context, "cloud" | "config">,
): Promise<Disks> {
  const disks = wanted(mappings);
  const root = disks.find(({ name }) => isRootDevice(name));
  const data = disks.filter(({ name }) => !isRootDevice(name));
  const datadisksdetails = await sideBySide(data, data.length, ({ name, index, ebs }) =>
    dataDisk(name, index, ebs, context),
  );
  return {
    deploy: {
      rootdisksize: root?.ebs.VolumeSize,
      datadisksdetails: datadisksdetails.length > 0 ? datadisksdetails : undefined,
    },
    deletedDevices: data
      .filter(({ ebs }) => ebs.DeleteOnTermination !== false)
      .map(({ name, index }) => deviceId(name, parameter(index, "DeviceName")))
      .join(","),
  };
}

async function dataDisk(
  name: string,
  index: number,
  { VolumeType, VolumeSize = 0 }: EbsBlockDevice,
  context: Pick<Ec2Context, "cloud" | "config">,
): Promise<Record<string, string | number>> {
  const offering = await diskOfferingFor(VolumeType, parameter(index, "Ebs.VolumeType"), context);
  if (!offering.iscustomized && offering.disksize !== VolumeSize) {
    throw invalidValue(
      parameter(index, "Ebs.VolumeSize"),
      `${VolumeSize}`,
      `Disks of this type have ${offering.disksize} GiB.`,
    );
  }
  const size = offering.iscustomized ? { size: VolumeSize } : {};
  return { diskofferingid: offering.id, deviceid: deviceId(name, parameter(index, "DeviceName")), ...size };
}

/** The mappings that ask for a disk, with their place in the request. */
const wanted = (mappings: readonly BlockDeviceMapping[]) =>
  mappings.flatMap(({ DeviceName: name = "", NoDevice, Ebs: ebs }, i) =>
    ebs === undefined || NoDevice !== undefined ? [] : [{ name, ebs, index: i + 1 }],
  );

const parameter = (index: number, name: string): string => `BlockDeviceMapping.${index}.${name}`;
