import { type Network, type Nic, sideBySide, type VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { writeNotes } from "../../../map/account-tags";
import { type Attachment, attachmentTag } from "../../../map/network-interfaces/attachment";
import { noteOf } from "../../../map/network-interfaces/keep";
import { factTags, interfaceTags } from "../../../map/network-interfaces/note";
import { RESERVED_PREFIX } from "../../../map/tags";
import { Ec2Error } from "../../../wire/error";
import { AT_ONCE } from "../state-changes";
import type { WantedNic } from "./interfaces";

/** A nic that is to be remembered as more than a nic of its machine, and what that takes. */
interface Kept {
  readonly attachment: Attachment;
  readonly notes: Readonly<Record<string, string | undefined>>;
}

/**
 * Says on new machines which of their nics are interfaces that were there before, and notes those that CloudStack
 * could not show as they were asked for. No call for requests without.
 */
export async function keepInterfaces(
  machines: readonly VirtualMachine[],
  wanted: readonly WantedNic[],
  context: Ec2Context,
): Promise<readonly VirtualMachine[]> {
  if (!wanted.some(isKept)) return machines;
  const { cloud, now } = context;
  const networks = await cloud.catalogue("listNetworks", {});
  const since = new Date(now());
  const plans = machines.map((machine) => ({ machine, kept: keptOf(machine, wanted, networks, since) }));
  const tagged = await sideBySide(plans, AT_ONCE, async ({ machine, kept }) => {
    const tags = kept.map(({ attachment }) => {
      const { name, value } = attachmentTag(attachment);
      return { key: RESERVED_PREFIX + name, value };
    });
    await cloud.run("createTags", { resourcetype: "UserVm", resourceids: [machine.id], tags });
    return { ...machine, tags: [...(machine.tags ?? []), ...tags] };
  });
  const notes = plans.flatMap(({ kept }) => kept.flatMap((one) => Object.entries(one.notes)));
  await writeNotes(Object.fromEntries(notes), context);
  return tagged;
}

/** Others are shown as CloudStack has them. */
const isKept = ({ note, description, deleteOnTermination, index }: WantedNic, position: number): boolean =>
  note !== undefined || description !== undefined || !deleteOnTermination || index !== position;

/** CloudStack numbers the nics in the order in which their networks were named. @throws Ec2Error InternalError */
export function nicAt({ nic = [] }: VirtualMachine, position: number): Nic {
  const found = [...nic].sort((a, b) => Number(a.deviceid) - Number(b.deviceid))[position];
  if (!found) throw new Ec2Error("InternalError", "CloudStack made fewer nics than it was asked for");
  return found;
}

function keptOf(
  machine: VirtualMachine,
  wanted: readonly WantedNic[],
  networks: readonly Network[],
  since: Date,
): readonly Kept[] {
  return wanted.flatMap((one, position) => {
    if (!isKept(one, position)) return [];
    const { note, description, index, deleteOnTermination } = one;
    const nic = nicAt(machine, position);
    const own = noteOf({ machine, nic }, networks);
    const notes = note
      ? factTags(note.uuid, { address: note.address ?? nic.ipaddress })
      : interfaceTags({ ...own, description });
    return [{ attachment: { uuid: note?.uuid ?? nic.id, nic: nic.id, index, deleteOnTermination, since }, notes }];
  });
}
