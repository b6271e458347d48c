import { defineAction } from "../../action";
import { honoured, refused } from "../../rules";
import { toGroups } from "../instances/modify/changes";
import { requireNic } from "./nic";

const BOUND = "CloudStack's interfaces begin and end with their attachment";

export const modifyNetworkInterfaceAttribute = defineAction("ModifyNetworkInterfaceAttribute", {
  parameters: {
    NetworkInterfaceId: honoured,
    Groups: honoured,
    SourceDestCheck: { Value: refused("CloudStack's hypervisors decide what a machine may send", true) },
    Description: refused("CloudStack's interfaces have no description"),
    Attachment: {
      AttachmentId: honoured,
      DeleteOnTermination: refused(BOUND, true),
      DefaultEnaQueueCount: refused("CloudStack's interfaces have no queues to count"),
      EnaQueueCount: refused("CloudStack's interfaces have no queues to count"),
    },
    AssociatePublicIpAddress: refused("use AssociateAddress"),
    AssociatedSubnetIds: refused("an interface is in one subnet"),
    EnaSrdSpecification: refused("CloudStack's interfaces have no SRD"),
    EnablePrimaryIpv6: refused("CloudStack's VPCs have IPv4 only", false),
    ConnectionTrackingSpecification: refused("CloudStack keeps its own time-outs"),
  },
  /** Groups are the machine's: all its interfaces are in the same. */
  async run({ NetworkInterfaceId, Groups }, context) {
    const { machine } = await requireNic(NetworkInterfaceId, context);
    if (Groups) await toGroups(Groups)(context.ids.of("instance", machine.id), context);
    return {};
  },
});
