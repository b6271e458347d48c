import { own } from "../../resources/own";
import { aclListView } from "../../views/vpc";
import { job } from "../command";

export const createNetworkACLList = job("createNetworkACLList", {
  java: "user.network.CreateNetworkACLListCmd",
  instanceType: "NetworkAcl",
  hidesInstance: true,
  event: "NETWORK.ACL.CREATE",
  description: "Creating network ACL",
  start: (call) => {
    const { state, settings, input } = call;
    const vpc = own(call, state.vpcs, input.need("vpcid"));
    const acl = state.aclLists.insert({
      id: state.newId(),
      name: input.need("name"),
      vpcId: vpc.id,
      ...(input.has("description") && { description: input.need("description") }),
    });
    return { id: acl.id, lasts: settings.quickJob, finish: () => ({ networkacllist: aclListView(state, acl) }) };
  },
});
