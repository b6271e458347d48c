import { defineAction } from "../../action";
import { findList } from "../../map/network-acls/find";
import { honoured } from "../../rules";

/** A tier always has one list, so that its association goes by the tier's UUID whichever list it is. */
export const replaceNetworkAclAssociation = defineAction("ReplaceNetworkAclAssociation", {
  parameters: { AssociationId: honoured, NetworkAclId: honoured },
  async run({ AssociationId, NetworkAclId }, context) {
    const { cloud, ids } = context;
    const networkid = await ids.resolveOne("networkAclAssociation", AssociationId);
    const { id } = await findList(NetworkAclId, context);
    await cloud.run("replaceNetworkACLList", { networkid, aclid: id });
    return { NewAssociationId: ids.of("networkAclAssociation", networkid) };
  },
});
