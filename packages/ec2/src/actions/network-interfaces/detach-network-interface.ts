import { defineAction } from "../../action";
import { notFoundError } from "../../map/ids";
import { primaryNic } from "../../map/instances/interfaces";
import { findNic } from "../../map/network-interfaces/network-interface";
import { honoured, ignored } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const detachNetworkInterface = defineAction("DetachNetworkInterface", {
  parameters: {
    AttachmentId: honoured,
    Force: ignored("CloudStack's hypervisors detach without asking the guest"),
  },
  /** The interface is gone with its attachment. */
  async run({ AttachmentId }, context) {
    const { cloud, ids } = context;
    const found = await findNic(await ids.resolveOne("attachment", AttachmentId), context);
    if (!found) throw notFoundError("attachment", AttachmentId);
    const { machine, nic } = found;
    if (nic === primaryNic(machine)) {
      throw new Ec2Error("OperationNotPermitted", "The network interface at device index 0 cannot be detached.");
    }
    await cloud.run("removeNicFromVirtualMachine", { virtualmachineid: machine.id, nicid: nic.id });
    return {};
  },
});
