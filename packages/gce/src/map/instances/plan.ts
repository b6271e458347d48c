import type { Network } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { invalidField } from "../../wire/errors";
import { hasSecurityGroups } from "../guest-networks";
import { type Image, imageLinked, isInZone } from "../images";
import { type MachineType, machineTypeLinked } from "../machine-types";
import { projectMetadata } from "../project-metadata";
import type { Zone } from "../zones";
import { type BootDisk, bootDiskWanted } from "./boot-disk";
import { reservedAddress } from "./external-address";
import type { Items } from "./metadata";
import { networksWanted } from "./networks";
import type { WantedInstance } from "./wanted";

/** A wanted instance with everything that it names found. */
export interface Plan {
  readonly wanted: WantedInstance;
  readonly zone: Zone;
  readonly machineType: MachineType;
  readonly image: Image;
  readonly bootDisk: BootDisk;
  /** `undefined`: CloudStack chooses or makes one. */
  readonly network: Network | undefined;
  /** Of further interfaces. */
  readonly moreNetworks: readonly Network[];
  /** The id of the address that the machine shall have; `undefined`: one is taken for it, if it wants any. */
  readonly reservedAddress: string | undefined;
  /** The project's, which the machine inherits. */
  readonly commonMetadata: Items;
}

/** Finds what the request names, side by side; nothing is made yet. With warm catalogues no call. */
export async function planInstance(
  context: Context,
  zone: Zone,
  wanted: WantedInstance,
  field = "resource",
): Promise<Plan> {
  const { machineType, sourceImage, network } = wanted;
  const natIP = network.accessConfigs?.[0]?.natIP;
  const where = `${field}.networkInterfaces[0].accessConfigs[0].natIP`;
  if (natIP !== undefined && hasSecurityGroups(zone)) {
    throw invalidField(where, natIP, "Machines in this zone are reached at their own address.");
  }
  const [type, image, bootDisk, [first, ...moreNetworks], address, commonMetadata] = await Promise.all([
    machineTypeLinked(context, zone, `${field}.machineType`, machineType),
    imageLinked(context, `${field}.disks[0].initializeParams.sourceImage`, sourceImage),
    bootDiskWanted(context, zone, wanted, `${field}.disks[0].initializeParams`),
    networksWanted(context, zone, [network, ...wanted.moreNetworks], `${field}.networkInterfaces`),
    reservedAddress(context, natIP, where),
    projectMetadata(context),
  ]);
  if (!isInZone(image, zone)) {
    throw invalidField(
      `${field}.disks[0].initializeParams.sourceImage`,
      sourceImage,
      `It is not in zone '${zone.name}'.`,
    );
  }
  return {
    wanted,
    zone,
    machineType: type,
    image,
    bootDisk,
    network: first,
    moreNetworks,
    reservedAddress: address,
    commonMetadata,
  };
}
