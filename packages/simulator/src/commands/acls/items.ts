import { listScope } from "../../access/scope";
import { readTraffic } from "../../resources/firewall";
import { forgetRule } from "../../resources/publicAddresses";
import type { AclItem } from "../../state/records";
import type { State } from "../../state/state";
import { aclItemView } from "../../views/vpc";
import { badParameter, invalid } from "../../wire/errors";
import { job, list } from "../command";
import { tagFilter } from "../filters";
import { ownAclList } from "./lists";

const itemsOf = (state: State, aclId: string): AclItem[] =>
  [...state.aclItems.values()].filter((item) => item.aclId === aclId);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();

function readAction(text: string): AclItem["action"] {
  const action = capital(text);
  if (action !== "Allow" && action !== "Deny") throw invalid(`action ${text} is neither allow nor deny`);
  return action;
}

function readDirection(text: string): AclItem["traffic"] {
  const traffic = capital(text);
  if (traffic !== "Ingress" && traffic !== "Egress")
    throw invalid(`traffic type ${text} is neither ingress nor egress`);
  return traffic;
}

function checkNumber(state: State, aclId: string, number: number, except?: AclItem): void {
  if (itemsOf(state, aclId).some((item) => item.number === number && item !== except))
    throw invalid(`ACL has an item with number ${number}`);
}

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
