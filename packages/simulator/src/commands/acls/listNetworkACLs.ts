import { listScope } from "../../access/scope";
import type { AclItem } from "../../state/records";
import { aclItemView } from "../../views/vpc";
import { list } from "../command";
import { tagFilter } from "../filters";

export const listNetworkACLs = list("listNetworkACLs", {
  kinds: { id: ["aclItem"] },
  key: "networkacl",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const tagged = tagFilter(state, input);
    const aclId = input.text("aclid") ?? state.networks.get(input.text("networkid"))?.aclId;
    const [id, traffic, action] = [input.text("id"), input.text("traffictype"), input.text("action")];
    const same = (wanted: string | undefined, value: string) =>
      wanted === undefined || wanted.toLowerCase() === value.toLowerCase();
    const visible = (item: AclItem) => {
      const vpc = state.vpcs.get(state.aclLists.get(item.aclId)?.vpcId);
      return vpc === undefined || scope.has(vpc.accountId);
    };
    return [...state.aclItems.values()].filter(
      (item) =>
        visible(item) &&
        (id === undefined || item.id === id) &&
        (aclId === undefined || item.aclId === aclId) &&
        same(traffic, item.traffic) &&
        same(action, item.action) &&
        tagged(item.id),
    );
  },
  view: (item, { state }) => aclItemView(state, item),
});
