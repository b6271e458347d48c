import { own } from "../../resources/own";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const replaceNetworkACLList = job("replaceNetworkACLList", {
  java: "user.network.ReplaceNetworkACLListCmd",
  event: "NETWORK.ACL.REPLACE",
  description: "Replacing network ACL",
  start: (call) => {
    const { state, settings, input } = call;
    const acl = state.aclLists.must(input.need("aclid"));
    const network = own(call, state.networks, input.text("networkid") ?? "");
    if (network.vpcId === undefined) throw invalid(`network ${network.name} is no VPC tier`);
    if (acl.vpcId !== undefined && acl.vpcId !== network.vpcId) throw invalid("the ACL belongs to another VPC");
    return {
      lasts: settings.quickJob,
      finish: () => {
        network.aclId = acl.id;
        return { success: true };
      },
    };
  },
});
