import { defineAction, type InputOf } from "../../action";
import type { Ec2Context } from "../../context";
import { writeNotes } from "../../map/account-tags";
import { notFoundError } from "../../map/ids";
import { type FoundInterface, findInterface, type MachineNic } from "../../map/network-interfaces/find";
import { attachmentOf, keep, sayAttached } from "../../map/network-interfaces/keep";
import { factTags } from "../../map/network-interfaces/note";
import { honoured, refused } from "../../rules";
import { toGroups } from "../instances/modify/changes";
import { findGroups } from "../instances/run/groups";

type Input = InputOf<"ModifyNetworkInterfaceAttribute">;

export const modifyNetworkInterfaceAttribute = defineAction("ModifyNetworkInterfaceAttribute", {
  parameters: {
    NetworkInterfaceId: honoured,
    Groups: honoured,
    Description: { Value: honoured },
    Attachment: {
      AttachmentId: honoured,
      DeleteOnTermination: honoured,
      DefaultEnaQueueCount: refused("CloudStack's interfaces have no queues to count"),
      EnaQueueCount: refused("CloudStack's interfaces have no queues to count"),
    },
    SourceDestCheck: { Value: refused("CloudStack's hypervisors decide what a machine may send", true) },
    AssociatePublicIpAddress: refused("use AssociateAddress"),
    AssociatedSubnetIds: refused("an interface is in one subnet"),
    EnaSrdSpecification: refused("CloudStack's interfaces have no SRD"),
    EnablePrimaryIpv6: refused("CloudStack's VPCs have IPv4 only", false),
    ConnectionTrackingSpecification: refused("CloudStack keeps its own time-outs"),
  },
  async run({ NetworkInterfaceId, Groups, Description, Attachment }, context) {
    const found = await findInterface(NetworkInterfaceId, context);
    if (Groups) await changeGroups(found, Groups, context);
    if (Description) await describe(found, Description.Value, context);
    if (Attachment) await changeFate(found, Attachment, context);
    return {};
  },
});

/** Of an attached one groups are the machine's: all its interfaces are in the same. */
async function changeGroups(
  { uuid, attached, note }: FoundInterface,
  groupIds: readonly string[],
  context: Ec2Context,
) {
  const groups = await findGroups({ ids: groupIds, names: [] }, context);
  if (attached) await toGroups(groupIds)(context.ids.of("instance", attached.machine.id), context);
  if (note) await writeNotes(factTags(uuid, { groups: groups.map(({ id }) => id) }), context);
}

/** A nic that came with its machine has no place for a description, so it gets a note. */
async function describe(
  { uuid, attached, note }: FoundInterface,
  description: string | undefined,
  context: Ec2Context,
) {
  if (attached && !note) await keepAs(attached, attachmentOf(attached).deleteOnTermination, context);
  await writeNotes(factTags(uuid, { description }), context);
}

async function changeFate(
  { attached }: FoundInterface,
  { AttachmentId: id = "", DeleteOnTermination }: NonNullable<Input["Attachment"]>,
  context: Ec2Context,
): Promise<void> {
  const wanted = await context.ids.resolveOne("attachment", id);
  if (attached?.nic.id !== wanted) throw notFoundError("attachment", id);
  if (DeleteOnTermination === undefined) return;
  await keepAs(attached, DeleteOnTermination, context);
}

async function keepAs(attached: MachineNic, deleteOnTermination: boolean, context: Ec2Context): Promise<void> {
  await sayAttached(attached.machine, { ...attachmentOf(attached), deleteOnTermination }, context);
  await keep(attached, context);
}
