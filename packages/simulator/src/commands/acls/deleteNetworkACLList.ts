import { invalid } from "../../wire/errors";
import { job } from "../command";
import { ownAclList } from "./ownAclList";

export const deleteNetworkACLList = job("deleteNetworkACLList", {
  kinds: { id: ["aclList"] },
  java: "user.network.DeleteNetworkACLListCmd",
  instanceType: "NetworkAcl",
  hidesInstance: true,
  event: "NETWORK.ACL.DELETE",
  description: "Deleting network ACL",
  start: (call) => {
    const { state, settings, input } = call;
    const acl = ownAclList(call, input.need("id"));
    return {
      lasts: settings.quickJob,
      begin: () => {
        if ([...state.networks.values()].some((network) => network.aclId === acl.id))
          throw invalid(`ACL ${acl.name} is in use by a tier`);
      },
      finish: () => {
        for (const item of [...state.aclItems.values()]) if (item.aclId === acl.id) state.aclItems.delete(item.id);
        state.aclLists.delete(acl.id);
        return { success: true };
      },
    };
  },
});
