import type { Nic, VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { readAccountTags, writeNotes } from "../account-tags";
import { dateOf } from "../dates";
import { nicsInOrder } from "../instances/interfaces";
import { subnetUuid } from "../networks/landscape";
import { removeReservedTag, setReservedTag } from "../reserved-tags";
import { type Attachment, attachmentsOf, attachmentTag } from "./attachment";
import type { MachineNic } from "./find";
import { type Detachment, factTags, type InterfaceNote, interfaceTags } from "./note";

/**
 * How a nic is attached.
 * @returns what was noted of it; else what holds for nics that came with their machine
 */
export function attachmentOf({ machine, nic }: MachineNic): Attachment {
  const noted = attachmentsOf(machine).find((one) => one.nic === nic.id);
  const since = dateOf(machine.created) ?? new Date(0);
  const index = nicsInOrder(machine).indexOf(nic);
  return noted ?? { uuid: nic.id, nic: nic.id, index, deleteOnTermination: true, since };
}

/** A nic as the interface that it would be without its machine. */
export function noteOf({ machine, nic }: MachineNic, networks: Parameters<typeof subnetUuid>[1]): InterfaceNote {
  const { networkid: id = "", vpcid, type, macaddress, ipaddress } = nic;
  const network = networks.find((one) => one.id === id) ?? { id, vpcid, type, zoneid: machine.zoneid };
  const subnet = subnetUuid(network, networks);
  return { uuid: attachmentOf({ machine, nic }).uuid, subnet, mac: macaddress, address: ipaddress };
}

/**
 * Notes what is to outlast the attachment: the whole interface, or, of one with a note, the address that it has.
 * @param detached when the attachment is about to end
 */
export async function keep(found: MachineNic, context: Ec2Context, detached?: Detachment): Promise<void> {
  const { cloud } = context;
  const [networks, tags] = await Promise.all([cloud.catalogue("listNetworks", {}), readAccountTags(cloud, "fresh")]);
  const note = noteOf(found, networks);
  const isNoted = tags.noted("networkInterface").has(note.uuid);
  const facts = { address: note.address, detached };
  await writeNotes(isNoted ? factTags(note.uuid, facts) : interfaceTags({ ...note, detached }), context);
}

/** Says on the machine which interface a nic is. */
export async function sayAttached(
  machine: VirtualMachine,
  attachment: Attachment,
  context: Pick<Ec2Context, "cloud" | "turns">,
): Promise<void> {
  const { name, value } = attachmentTag(attachment);
  await setReservedTag("UserVm", [machine], name, value, context);
}

/** Takes that back when the nic is gone; no call when it was never said. */
export async function sayDetached(machine: VirtualMachine, nic: Nic, context: Pick<Ec2Context, "cloud">) {
  const said = attachmentsOf(machine).find((one) => one.nic === nic.id);
  if (said) await removeReservedTag("UserVm", [machine], attachmentTag(said).name, context);
}
