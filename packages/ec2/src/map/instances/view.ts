import {
  type Network,
  type SecurityGroup,
  type ServiceOffering,
  type VirtualMachine,
  volumesByMachine,
} from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { AttachedVolume } from "./volumes";

/** Attached volumes by their machine's UUID. */
export type VolumesByMachine = ReadonlyMap<string, readonly AttachedVolume[]>;

/** What the machines' own records don't say and their answers show; read once for all of them. */
export interface View {
  readonly offerings: readonly ServiceOffering[];
  readonly groups: readonly SecurityGroup[];
  readonly networks: readonly Network[];
  readonly volumes: VolumesByMachine;
}

/** Just the parts of a machine's record that an instance shows: a full record costs CloudStack twice the time. */
export const MACHINE_DETAILS = ["nics", "secgrp", "tmpl", "servoff", "affgrp"] as const;

type ViewContext = Pick<Ec2Context, "cloud">;

/** Catalogues, so that a read stays one call once they are warm. */
export async function readView(context: ViewContext): Promise<View> {
  const [view, volumes] = await Promise.all([readViewWithoutVolumes(context), readVolumes(context)]);
  return { ...view, volumes };
}

/** For answers that show no block devices, and listings so long that they read their volumes beside (see ./volumes-along). */
export async function readViewWithoutVolumes({ cloud }: ViewContext): Promise<View> {
  const [offerings, groups, networks] = await Promise.all([
    cloud.catalogue("listServiceOfferings", {}),
    cloud.catalogue("listSecurityGroups", {}),
    cloud.catalogue("listNetworks", {}),
  ]);
  return { offerings, groups, networks, volumes: new Map() };
}

export const readVolumes = async ({ cloud }: ViewContext): Promise<VolumesByMachine> =>
  volumesByMachine(await cloud.catalogue("listVolumes", {}));

/** A machine without a root volume was made (by another replica) after the volumes were read: they are read again. */
export async function withFreshVolumes(
  volumes: VolumesByMachine,
  machines: readonly VirtualMachine[],
  { cloud }: ViewContext,
): Promise<VolumesByMachine> {
  const stale = machines.filter(({ id, state }) => state !== "Error" && !hasRoot(volumes.get(id)));
  const [only, ...others] = stale;
  if (only === undefined) return volumes;
  const fresh = await cloud.list("listVolumes", others.length === 0 ? { virtualmachineid: only.id } : {});
  return new Map([...volumes, ...volumesByMachine(fresh)]);
}

export const hasRoot = (volumes: readonly Pick<AttachedVolume, "type">[] = []): boolean =>
  volumes.some(({ type }) => type === "ROOT");
