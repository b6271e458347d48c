import {
  type Network,
  type SecurityGroup,
  type VirtualMachine,
  type Volume,
  volumesByMachine,
} from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { listGuestNetworks } from "../guest-networks";
import { listMachineTypes, type MachineType } from "../machine-types";
import { listZones, type Zone } from "../zones";

/** What machines' own records don't say and instances show; read once for all of them, from catalogues. */
export interface View {
  readonly zones: readonly Zone[];
  readonly machineTypes: readonly MachineType[];
  readonly networks: readonly Network[];
  readonly groups: readonly SecurityGroup[];
  /** Data volumes by the id of the machine that they are at; the root volume shows in the machine itself. */
  readonly dataVolumes: ReadonlyMap<string, readonly Volume[]>;
}

/** The parts of a machine's record that an instance shows: a full record costs CloudStack twice the time. */
export const MACHINE_DETAILS = ["nics", "secgrp", "tmpl", "servoff"] as const;

export async function readView(context: Context): Promise<View> {
  const { cloud } = context;
  const [zones, machineTypes, networks, groups, volumes] = await Promise.all([
    listZones(context),
    listMachineTypes(context),
    listGuestNetworks(context),
    cloud.catalogue("listSecurityGroups", {}),
    cloud.catalogue("listVolumes", { type: "DATADISK" }),
  ]);
  return { zones, machineTypes, networks, groups, dataVolumes: volumesByMachine(volumes) };
}

/** What a failed deploy leaves behind is no instance: its insert operation tells of it. */
export const isInstance = ({ state }: VirtualMachine): boolean =>
  state !== "Error" && state !== "Destroyed" && state !== "Expunging";
