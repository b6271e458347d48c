import { readTraffic } from "../../resources/firewall";
import type { AclItem } from "../../state/records";
import { aclItemView } from "../../views/vpc";
import { badParameter } from "../../wire/errors";
import { job } from "../command";
import { checkNumber, itemsOf, readAction, readDirection } from "./items";
import { ownAclList } from "./ownAclList";

export const createNetworkACL = job("createNetworkACL", {
  java: "user.network.CreateNetworkACLCmd",
  instanceType: "NetworkAclItem",
  hidesInstance: true,
  event: "NETWORK.ACL.ITEM.CREATE",
  description: "Creating network ACL item",
  start: (call) => {
    const { state, settings, input } = call;
    const aclId = input.text("aclid") ?? state.networks.get(input.text("networkid"))?.aclId;
    if (aclId === undefined) throw badParameter("an ACL item needs an ACL or a tier");
    const acl = ownAclList(call, aclId);
    const numbers = itemsOf(state, acl.id).map((item) => item.number);
    const number = input.number("number") ?? Math.max(0, ...numbers) + 1;
    checkNumber(state, acl.id, number);
    const traffic = readTraffic(input);
    const item: AclItem = state.aclItems.insert({
      id: state.newId(),
      aclId: acl.id,
      number,
      ...traffic,
      cidrs: traffic.cidrs.length > 0 ? [...traffic.cidrs] : ["0.0.0.0/0"],
      traffic: readDirection(input.text("traffictype") ?? "Ingress"),
      action: readAction(input.text("action") ?? "Allow"),
      ...(input.has("reason") && { reason: input.need("reason") }),
      state: "Add",
    });
    return {
      id: item.id,
      lasts: settings.quickJob,
      finish: () => {
        item.state = "Active";
        return { networkacl: aclItemView(state, item) };
      },
    };
  },
});
