import { checkAccess } from "../../access/caller";
import { listScope } from "../../access/scope";
import { own } from "../../resources/own";
import type { AclList } from "../../state/records";
import { aclListView } from "../../views/vpc";
import { invalid } from "../../wire/errors";
import type { Call } from "../../world";
import { job, list } from "../command";
import { selector } from "../filters";

/** An ACL list that the caller may change: the built-in ones are nobody's. */
export function ownAclList({ state, caller }: Pick<Call, "state" | "caller">, id: string): AclList & { vpcId: string } {
  const acl = state.aclLists.must(id);
  const vpcId = acl.vpcId;
  if (vpcId === undefined) throw invalid("the default ACLs can't be changed");
  checkAccess(state, caller, state.vpcs.must(vpcId));
  return Object.assign(acl, { vpcId });
}

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
