import { defineAction } from "../../action";
import { primaryNic } from "../../map/instances/interfaces";
import { findAttachment } from "../../map/network-interfaces/find";
import { keep, sayDetached } from "../../map/network-interfaces/keep";
import { honoured, ignored } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const detachNetworkInterface = defineAction("DetachNetworkInterface", {
  parameters: {
    AttachmentId: honoured,
    Force: ignored("CloudStack's hypervisors detach without asking the guest"),
  },
  /** The interface is noted before its nic ends, also one that came with its instance. */
  async run({ AttachmentId }, context) {
    const { machine, nic } = await findAttachment(AttachmentId, context);
    if (nic === primaryNic(machine)) {
      throw new Ec2Error("OperationNotPermitted", "The network interface at device index 0 cannot be detached.");
    }
    const detached = { nic: nic.id, machine: machine.id, at: new Date(context.now()) };
    await keep({ machine, nic }, context, detached);
    await context.cloud.run("removeNicFromVirtualMachine", { virtualmachineid: machine.id, nicid: nic.id });
    await sayDetached(machine, nic, context);
    return {};
  },
});
