import { wireDate } from "../clock/date";
import type { Network, NetworkOffering, VpcOffering } from "../state/records";
import type { State } from "../state/state";
import { domainFields, ownerFields } from "./owner";
import { networkServices, offeringServices, vpcServices } from "./services";
import { briefTagViews } from "./tags";

export const hasService = (offering: NetworkOffering, service: string): boolean =>
  offering.services.some(({ name }) => name === service);

/** A network as lists and createNetwork show it. */
export function networkView(state: State, network: Network) {
  const zone = state.zones.must(network.zoneId);
  const offering = state.networkOfferings.must(network.networkOfferingId);
  const shared = network.aclType === "Domain";
  return {
    id: network.id,
    name: network.name,
    displaytext: network.displayText,
    broadcastdomaintype: zone.networkType === "Basic" ? "Native" : "Vlan",
    traffictype: "Guest",
    gateway: network.gateway,
    netmask: network.netmask,
    cidr: network.cidr,
    zoneid: zone.id,
    zonename: zone.name,
    networkofferingid: offering.id,
    networkofferingname: offering.name,
    networkofferingdisplaytext: offering.displayText,
    networkofferingconservemode: offering.conserveMode,
    networkofferingavailability: offering.availability,
    issystem: false,
    state: network.state,
    related: network.id,
    dns1: zone.dns1,
    type: network.type,
    acltype: network.aclType,
    ...(shared
      ? { subdomainaccess: true, ...domainFields(state, state.accounts.must(network.accountId).domainId) }
      : ownerFields(state, network.accountId)),
    service: networkServices(offering.services),
    networkdomain: network.networkDomain,
    physicalnetworkid: zone.physicalNetworkId,
    restartrequired: false,
    specifyvlan: offering.specifyVlan,
    specifyipranges: offering.specifyIpRanges,
    ...vpcFields(state, network),
    canusefordeploy: true,
    ispersistent: false,
    tags: briefTagViews(state, network.id),
    ...aclFields(state, network),
    strechedl2subnet: false,
    redundantrouter: false,
    supportsvmautoscaling: hasService(offering, "Lb"),
    created: wireDate(network.created),
    receivedbytes: 0,
    sentbytes: 0,
    ...(hasService(offering, "Firewall") && { egressdefaultpolicy: offering.egressDefault }),
    publicmtu: 1500,
    privatemtu: 1500,
    hasannotations: false,
  };
}

/** `vpcid` and `vpcname`, for tiers and their addresses. */
export function vpcFields(state: State, { vpcId }: { readonly vpcId?: string | undefined }) {
  const vpc = state.vpcs.get(vpcId);
  return vpc && { vpcid: vpc.id, vpcname: vpc.name };
}

function aclFields(state: State, { aclId }: Network) {
  const acl = state.aclLists.get(aclId);
  return acl && { aclid: acl.id, aclname: acl.name };
}

export function networkOfferingView(offering: NetworkOffering) {
  return {
    id: offering.id,
    name: offering.name,
    displaytext: offering.displayText,
    created: wireDate(offering.created),
    specifyvlan: offering.specifyVlan,
    conservemode: offering.conserveMode,
    specifyipranges: offering.specifyIpRanges,
    availability: offering.availability,
    state: offering.state,
    guestiptype: offering.guestType,
    // The system offering of its routers, which users can't list.
    serviceofferingid: offering.id,
    service: offeringServices(offering.services),
    forvpc: offering.forVpc,
    egressdefaultpolicy: offering.egressDefault,
    ...offering.extra,
  };
}

export function vpcOfferingView(offering: VpcOffering) {
  return {
    id: offering.id,
    name: offering.name,
    displaytext: offering.displayText,
    created: wireDate(offering.created),
    isdefault: offering.isDefault,
    state: offering.state,
    service: vpcServices(offering.services),
    ...offering.extra,
    conservemode: false,
  };
}
