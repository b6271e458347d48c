import { wireDate } from "../clock/date";
import type { AclItem, AclList, StaticRoute, Vpc } from "../state/records";
import type { State } from "../state/state";
import { networkView, vpcFields } from "./network";
import { ownerFields } from "./owner";
import { vpcServices } from "./services";
import { briefTagViews } from "./tags";

export const tiersOf = (state: State, vpc: Vpc) =>
  [...state.networks.by("account", vpc.accountId)].filter((network) => network.vpcId === vpc.id);

export function vpcView(state: State, vpc: Vpc) {
  const offering = state.vpcOfferings.must(vpc.vpcOfferingId);
  return {
    id: vpc.id,
    name: vpc.name,
    displaytext: vpc.displayText,
    state: "Enabled",
    zoneid: vpc.zoneId,
    zonename: state.zones.must(vpc.zoneId).name,
    service: vpcServices(offering.services),
    cidr: vpc.cidr,
    vpcofferingid: offering.id,
    vpcofferingname: offering.name,
    vpcofferingconservemode: false,
    created: wireDate(vpc.created),
    ...ownerFields(state, vpc.accountId),
    network: tiersOf(state, vpc).map((tier) => networkView(state, tier)),
    restartrequired: false,
    networkdomain: vpc.networkDomain,
    tags: briefTagViews(state, vpc.id),
    ...(vpc.dns1 !== undefined && { dns1: vpc.dns1 }),
    ...(vpc.dns2 !== undefined && { dns2: vpc.dns2 }),
    distributedvpcrouter: false,
    regionlevelvpc: false,
    redundantvpcrouter: false,
    publicmtu: 1500,
    hasannotations: false,
  };
}

export const aclListView = (state: State, acl: AclList) => ({
  id: acl.id,
  name: acl.name,
  ...(acl.description !== undefined && { description: acl.description }),
  ...vpcFields(state, acl),
});

export function aclItemView(state: State, item: AclItem) {
  return {
    id: item.id,
    protocol: item.protocol,
    ...(item.startPort !== undefined && { startport: String(item.startPort), endport: String(item.endPort) }),
    traffictype: item.traffic,
    state: item.state,
    cidrlist: item.cidrs.join(","),
    ...(item.icmpType !== undefined && { icmptype: item.icmpType, icmpcode: item.icmpCode }),
    tags: briefTagViews(state, item.id),
    aclid: item.aclId,
    aclname: state.aclLists.must(item.aclId).name,
    number: item.number,
    action: item.action,
    ...(item.reason !== undefined && { reason: item.reason }),
  };
}

export const staticRouteView = (state: State, route: StaticRoute) => ({
  id: route.id,
  state: route.state,
  vpcid: route.vpcId,
  nexthop: route.nextHop,
  cidr: route.cidr,
  ...ownerFields(state, route.accountId),
  tags: briefTagViews(state, route.id),
});
