import { defineAction } from "../../action";
import { forgetTags } from "../../map/account-tags";
import { findOwnList } from "../../map/network-acls/find";
import { honoured } from "../../rules";

export const deleteNetworkAcl = defineAction("DeleteNetworkAcl", {
  parameters: { NetworkAclId: honoured },
  errors: { 431: "DependencyViolation" },
  async run({ NetworkAclId }, context) {
    const { id } = await findOwnList(NetworkAclId, context);
    await context.cloud.run("deleteNetworkACLList", { id });
    await forgetTags("networkAcl", id, context);
    return {};
  },
});
