import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { notFoundError } from "../../map/ids";
import { findList } from "../../map/network-acls/find";
import { type FoundSubnet, findSubnet } from "../../map/networks/subnets";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

/** A tier always has one list, so that its association goes by the tier's UUID whichever list it is. */
export const replaceNetworkAclAssociation = defineAction("ReplaceNetworkAclAssociation", {
  parameters: { AssociationId: honoured, NetworkAclId: honoured },
  async run({ AssociationId, NetworkAclId }, context) {
    const [{ network }, list] = await Promise.all([
      associated(AssociationId, context),
      findList(NetworkAclId, context),
    ]);
    if (network?.vpcid === undefined) {
      throw new Ec2Error("UnsupportedOperation", "Only subnets of CloudStack's VPCs have a network ACL to choose");
    }
    await context.cloud.run("replaceNetworkACLList", { networkid: network.id, aclid: list.id });
    return { NewAssociationId: context.ids.of("networkAclAssociation", network.id) };
  },
});

/** @throws Ec2Error InvalidAssociationID.NotFound */
async function associated(associationId: string, context: Ec2Context): Promise<FoundSubnet> {
  const uuid = await context.ids.resolveOne("networkAclAssociation", associationId);
  return findSubnet(context.ids.of("subnet", uuid), context).catch((cause) => {
    throw cause instanceof Ec2Error ? notFoundError("networkAclAssociation", associationId) : cause;
  });
}
