import type { DiskOffering } from "@stackgate/cloudstack";
import type { Ec2Context } from "../context";
import { Ec2Error, invalidValue } from "../wire/error";
import { slug } from "./slug";

/** EC2's own volume types: clients send them by default, and they say nothing about a CloudStack. */
const ANY_TYPE: ReadonlySet<string> = new Set(["standard", "gp2", "gp3", "io1", "io2", "st1", "sc1"]);
export const isAnyType = (volumeType: string): boolean => ANY_TYPE.has(volumeType);

/**
 * The disk offering of a new volume: the one that the volume type names, else the configured one, else the first that
 * takes any size.
 * @param parameter the volume type's name in the request, for the error
 * @throws Ec2Error UnknownVolumeType; InvalidParameterValue where the cloud has none to choose
 */
export async function diskOfferingFor(
  volumeType: string | undefined,
  parameter: string,
  { cloud, config }: Pick<Ec2Context, "cloud" | "config">,
): Promise<DiskOffering> {
  const offerings = await cloud.catalogue("listDiskOfferings", {});
  const called = (wanted: string) =>
    offerings.find(({ id, name }) => id === wanted || name === wanted || slug(name) === wanted);
  const named = volumeType === undefined ? undefined : called(volumeType);
  if (named) return named;
  if (volumeType !== undefined && !isAnyType(volumeType)) {
    throw new Ec2Error(
      "UnknownVolumeType",
      `Unsupported volume type '${volumeType}' for ${parameter}: no disk offering has this name`,
    );
  }
  const usual =
    config.diskOffering === "" ? offerings.find(({ iscustomized }) => iscustomized) : called(config.diskOffering);
  if (!usual) throw invalidValue(parameter, volumeType ?? "", "The cloud has no disk offering of free size; name one.");
  return usual;
}

/**
 * GiB as CloudStack is told: offerings of a fixed size are told none.
 * @param parameter the size's name in the request, for the error
 * @throws Ec2Error InvalidParameterValue for another size than a fixed one
 */
export function sizeFor(
  { iscustomized, disksize, name }: DiskOffering,
  size: number,
  parameter: string,
): { readonly size?: number } {
  if (iscustomized) return { size };
  if (disksize === size) return {};
  throw invalidValue(parameter, `${size}`, `Disks of the offering ${name} have ${disksize} GiB.`);
}
