import { readTraffic } from "../../resources/firewall";
import { aclItemView } from "../../views/vpc";
import { job } from "../command";
import { checkNumber, readAction, readDirection } from "./items";
import { ownAclList } from "./ownAclList";

const NO_PORTS = { startPort: undefined, endPort: undefined, icmpType: undefined, icmpCode: undefined } as const;

export const updateNetworkACLItem = job("updateNetworkACLItem", {
  kinds: { id: ["aclItem"] },
  // Recorded: it answers in the envelope of createNetworkACL.
  envelope: "createnetworkaclresponse",
  java: "user.network.UpdateNetworkACLItemCmd",
  instanceType: "NetworkAclItem",
  hidesInstance: true,
  event: "NETWORK.ACL.ITEM.UPDATE",
  description: "Updating network ACL item",
  start: (call) => {
    const { state, settings, input } = call;
    const item = state.aclItems.must(input.need("id"));
    ownAclList(call, item.aclId);
    const number = input.number("number") ?? item.number;
    checkNumber(state, item.aclId, number, item);
    const retraced =
      input.has("protocol") || input.has("cidrlist") || input.has("startport") ? readTraffic(input) : undefined;
    // Told so by its own description: otherwise what is not given stays.
    const replaces = input.flag("partialupgrade") === false;
    return {
      lasts: settings.quickJob,
      begin: () => {
        const { cidrs, protocol, ...ports } = retraced ?? { cidrs: [], protocol: "" };
        Object.assign(item, replaces ? NO_PORTS : {}, ports, {
          number,
          state: "Add",
          protocol: protocol || item.protocol,
          cidrs: cidrs.length > 0 ? [...cidrs] : item.cidrs,
          action: input.has("action") ? readAction(input.need("action")) : item.action,
          traffic: input.has("traffictype") ? readDirection(input.need("traffictype")) : item.traffic,
        });
      },
      finish: () => {
        const shown = aclItemView(state, item);
        item.state = "Active";
        return { networkacl: shown };
      },
    };
  },
});
