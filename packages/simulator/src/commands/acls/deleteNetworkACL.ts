import { forgetRule } from "../../resources/publicAddresses";
import { job } from "../command";
import { ownAclList } from "./ownAclList";

export const deleteNetworkACL = job("deleteNetworkACL", {
  kinds: { id: ["aclItem"] },
  java: "user.network.DeleteNetworkACLCmd",
  instanceType: "NetworkAclItem",
  hidesInstance: true,
  event: "NETWORK.ACL.ITEM.DELETE",
  description: "Deleting network ACL item",
  start: (call) => {
    const { state, settings, input } = call;
    const item = state.aclItems.must(input.need("id"));
    ownAclList(call, item.aclId);
    return {
      lasts: settings.quickJob,
      finish: () => {
        forgetRule(state, state.aclItems, item.id);
        return { success: true };
      },
    };
  },
});
