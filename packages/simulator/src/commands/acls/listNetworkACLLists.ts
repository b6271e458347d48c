import { listScope } from "../../access/scope";
import type { AclList } from "../../state/records";
import { aclListView } from "../../views/vpc";
import { list } from "../command";
import { selector } from "../filters";

export const listNetworkACLLists = list("listNetworkACLLists", {
  kinds: { id: ["aclList"] },
  key: "networkacllist",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const selected = selector<AclList>(state, input);
    const [vpcId, networkId] = [input.text("vpcid"), input.text("networkid")];
    const ofNetwork = state.networks.get(networkId)?.aclId;
    // Recorded: the built-in lists come with every VPC's.
    const visible = (acl: AclList) =>
      acl.vpcId === undefined ||
      ((vpcId === undefined || acl.vpcId === vpcId) && scope.has(state.vpcs.must(acl.vpcId).accountId));
    return [...state.aclLists.values()].filter(
      (acl) => visible(acl) && selected(acl) && (networkId === undefined || acl.id === ofNetwork),
    );
  },
  view: (acl, { state }) => aclListView(state, acl),
});
