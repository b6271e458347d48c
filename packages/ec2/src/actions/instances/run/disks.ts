import type { ParametersOf } from "@stackgate/cloudstack";
import { sideBySide } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { deviceId, isRootDevice } from "../../../map/devices";
import { diskOfferingFor, isAnyType, sizeFor } from "../../../map/disk-offerings";
import type { BlockDeviceMapping, EbsBlockDevice } from "../../../model/types.generated";
import { honoured, ignored, type Rules, refused } from "../../../rules";
import { Ec2Error, invalidValue, missingParameter } from "../../../wire/error";

type Deploy = ParametersOf<"deployVirtualMachine">;

/** A disk that the request asks for, with its place there. */
export interface AskedDisk {
  readonly name: string;
  /** CloudStack's number; 0 is the root volume. */
  readonly device: number;
  readonly ebs: EbsBlockDevice;
  /** The full name of one of its parameters, for errors. */
  parameter(name: string): string;
}

export interface Disks {
  readonly deploy: Pick<Deploy, "rootdisksize" | "datadisksdetails">;
  /** Numbers of the data devices that go with the instance, as they are stamped on it. */
  readonly deletedDevices: string;
  /** By device, the names that say nothing to CloudStack and that clients want to see again. */
  readonly types: ReadonlyMap<number, string>;
}

export const diskRules: Rules<BlockDeviceMapping> = {
  DeviceName: honoured,
  NoDevice: honoured,
  VirtualName: ignored("there are no instance stores, and EC2 ignores them on types without"),
  Ebs: {
    DeleteOnTermination: honoured,
    VolumeSize: honoured,
    VolumeType: honoured,
    SnapshotId: honoured,
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

/** The mappings that ask for a disk. @throws Ec2Error InvalidParameterValue for what is no device */
export function askedDisks(mappings: readonly BlockDeviceMapping[] = []): readonly AskedDisk[] {
  return mappings.flatMap(({ DeviceName = "", NoDevice, Ebs: ebs }, i) => {
    const parameter = (name: string) => `BlockDeviceMapping.${i + 1}.${name}`;
    if (ebs === undefined || NoDevice !== undefined) return [];
    const device = isRootDevice(DeviceName) ? 0 : deviceId(DeviceName, parameter("DeviceName"));
    return [{ name: DeviceName, device, ebs, parameter }];
  });
}

/** What the values alone rule out. @throws Ec2Error */
export function checkDisks(mappings: readonly BlockDeviceMapping[] = []): void {
  const seen = new Set<number>();
  for (const { name, device, ebs, parameter } of askedDisks(mappings)) {
    if (seen.has(device)) throw invalidValue(parameter("DeviceName"), name, "The device is mapped twice.");
    seen.add(device);
    const { VolumeSize: size, SnapshotId: snapshot, VolumeType: type } = ebs;
    if (size !== undefined && size < 1) throw invalidValue(parameter("Ebs.VolumeSize"), `${size}`, "It is in GiB.");
    if (device !== 0 && size === undefined && snapshot === undefined) {
      throw missingParameter(parameter("Ebs.VolumeSize"));
    }
    if (device === 0 && ebs.DeleteOnTermination === false) {
      throw new Ec2Error("UnsupportedOperation", "CloudStack destroys a root volume with its instance");
    }
    if ((device === 0 || snapshot !== undefined) && type !== undefined && !isAnyType(type)) {
      const why = "The disk offering is the instance type's for root volumes, and the snapshot's for volumes of one.";
      throw invalidValue(parameter("Ebs.VolumeType"), type, why);
    }
  }
}

/** The disks as deployVirtualMachine takes them: those of snapshots are made beside it (see ./copies). */
export async function planDisks(
  disks: readonly AskedDisk[],
  context: Pick<Ec2Context, "cloud" | "config">,
): Promise<Disks> {
  const data = disks.filter(({ device }) => device !== 0);
  const empty = data.filter(({ ebs }) => ebs.SnapshotId === undefined);
  const datadisksdetails = await sideBySide(empty, empty.length, (disk) => dataDisk(disk, context));
  return {
    deploy: {
      rootdisksize: disks.find(({ device }) => device === 0)?.ebs.VolumeSize,
      datadisksdetails: datadisksdetails.length > 0 ? datadisksdetails : undefined,
    },
    deletedDevices: data
      .filter(({ ebs }) => ebs.DeleteOnTermination !== false)
      .map(({ device }) => device)
      .join(","),
    types: new Map(
      disks.flatMap(({ device, ebs: { VolumeType: type } }) =>
        type !== undefined && isAnyType(type) ? [[device, type]] : [],
      ),
    ),
  };
}

async function dataDisk(
  { device, ebs: { VolumeType, VolumeSize = 0 }, parameter }: AskedDisk,
  context: Pick<Ec2Context, "cloud" | "config">,
): Promise<Record<string, string | number>> {
  const offering = await diskOfferingFor(VolumeType, parameter("Ebs.VolumeType"), context);
  const size = sizeFor(offering, VolumeSize, parameter("Ebs.VolumeSize"));
  return { diskofferingid: offering.id, deviceid: device, ...size };
}
