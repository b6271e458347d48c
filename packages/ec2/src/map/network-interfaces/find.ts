import type { Nic, VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { readAccountTags } from "../account-tags";
import { notFoundError } from "../ids";
import { interfaceUuid } from "./attachment";
import { type InterfaceNote, interfaceNotes } from "./note";

/** A nic and the machine that it belongs to. */
export interface MachineNic {
  readonly machine: VirtualMachine;
  readonly nic: Nic;
}

/** An interface that a client made or detached has a note, one that is attached has a nic; it has one of them at least. */
export type FoundInterface = {
  readonly uuid: string;
  /** All the machines, since they had to be read. */
  readonly machines: readonly VirtualMachine[];
} & (
  | { readonly attached: MachineNic; readonly note: InterfaceNote | undefined }
  | { readonly attached?: undefined; readonly note: InterfaceNote }
);

/**
 * Interfaces by EC2 ids, in their order. Two calls side by side: CloudStack lists nics of one machine only.
 * @throws Ec2Error InvalidNetworkInterfaceID.NotFound
 */
export async function findInterfaces(
  written: readonly string[],
  context: Pick<Ec2Context, "cloud" | "ids">,
): Promise<readonly FoundInterface[]> {
  const uuids = await context.ids.resolve("networkInterface", written);
  const [machines, tags] = await Promise.all([machinesWithNics(context), readAccountTags(context.cloud, "fresh")]);
  const notes = interfaceNotes(tags);
  return uuids.map((uuid, i) => {
    const note = notes.find((one) => one.uuid === uuid);
    const attached = nicOf(machines, (machine, nic) => interfaceUuid(machine, nic) === uuid);
    if (attached) return { uuid, machines, attached, note };
    if (note) return { uuid, machines, note };
    throw notFoundError("networkInterface", written[i] ?? "");
  });
}

/** As `findInterfaces`, for one. */
export async function findInterface(id: string, context: Pick<Ec2Context, "cloud" | "ids">): Promise<FoundInterface> {
  const [found] = await findInterfaces([id], context);
  if (!found) throw notFoundError("networkInterface", id);
  return found;
}

/** @throws Ec2Error InvalidAttachmentID.NotFound */
export async function findAttachment(id: string, context: Pick<Ec2Context, "cloud" | "ids">): Promise<MachineNic> {
  const uuid = await context.ids.resolveOne("attachment", id);
  const found = nicOf(await machinesWithNics(context), (_, nic) => nic.id === uuid);
  if (!found) throw notFoundError("attachment", id);
  return found;
}

export const machinesWithNics = ({ cloud }: Pick<Ec2Context, "cloud">) =>
  cloud.list("listVirtualMachines", { details: ["nics", "secgrp"] });

function nicOf(
  machines: readonly VirtualMachine[],
  isMeant: (machine: VirtualMachine, nic: Nic) => boolean,
): MachineNic | undefined {
  for (const machine of machines) {
    const nic = machine.nic?.find((one) => isMeant(machine, one));
    if (nic) return { machine, nic };
  }
  return undefined;
}
