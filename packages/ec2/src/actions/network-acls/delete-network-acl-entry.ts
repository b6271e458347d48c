import { defineAction } from "../../action";
import { findItem, findOwnList } from "../../map/network-acls/find";
import { honoured } from "../../rules";

export const deleteNetworkAclEntry = defineAction("DeleteNetworkAclEntry", {
  parameters: { NetworkAclId: honoured, RuleNumber: honoured, Egress: honoured },
  async run(input, context) {
    const list = await findOwnList(input.NetworkAclId, context);
    const { id } = await findItem(list, input, context);
    await context.cloud.run("deleteNetworkACL", { id });
    return {};
  },
});
