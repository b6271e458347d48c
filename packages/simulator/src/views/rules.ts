import type { FirewallRule, LoadBalancerRule, PortForwardingRule } from "../state/records";
import type { State } from "../state/state";
import { displayNameOf } from "./displayName";
import { ownerFields } from "./owner";
import { briefTagViews } from "./tags";

export function firewallRuleView(state: State, rule: FirewallRule) {
  const ip = state.publicIps.get(rule.ipId);
  return {
    id: rule.id,
    protocol: rule.protocol,
    ...(rule.startPort !== undefined && { startport: rule.startPort, endport: rule.endPort }),
    ...(ip && { ipaddressid: ip.id }),
    networkid: rule.networkId,
    ...(ip && { ipaddress: ip.address }),
    state: rule.state,
    cidrlist: rule.cidrs.join(","),
    ...(rule.icmpType !== undefined && { icmptype: rule.icmpType, icmpcode: rule.icmpCode }),
    tags: briefTagViews(state, rule.id),
    destcidrlist: rule.destinationCidrs.join(","),
    traffictype: rule.traffic,
  };
}

/** Ports are texts here and numbers in firewall rules, as recorded. */
export function portForwardingRuleView(state: State, rule: PortForwardingRule) {
  const ip = state.publicIps.must(rule.ipId);
  const vm = state.vms.get(rule.vmId);
  return {
    id: rule.id,
    privateport: String(rule.privatePort),
    privateendport: String(rule.privateEndPort),
    protocol: rule.protocol,
    publicport: String(rule.publicPort),
    publicendport: String(rule.publicEndPort),
    virtualmachineid: rule.vmId,
    ...(vm && { virtualmachinename: vm.name, virtualmachinedisplayname: displayNameOf(vm) }),
    ipaddressid: ip.id,
    ipaddress: ip.address,
    state: rule.state,
    cidrlist: "",
    tags: briefTagViews(state, rule.id),
    vmguestip: rule.vmAddress,
    networkid: rule.networkId,
    networkname: state.networks.must(rule.networkId).name,
  };
}

export function loadBalancerRuleView(state: State, rule: LoadBalancerRule) {
  return {
    id: rule.id,
    name: rule.name,
    ...(rule.description !== undefined && { description: rule.description }),
    publicipid: rule.ipId,
    publicip: state.publicIps.must(rule.ipId).address,
    publicport: String(rule.publicPort),
    privateport: String(rule.privatePort),
    ...(rule.cidrs.length > 0 && { cidrlist: rule.cidrs.join(",") }),
    algorithm: rule.algorithm,
    networkid: rule.networkId,
    ...ownerFields(state, rule.accountId),
    state: rule.state,
    zoneid: rule.zoneId,
    zonename: state.zones.must(rule.zoneId).name,
    ...(rule.protocol !== undefined && { protocol: rule.protocol }),
    tags: briefTagViews(state, rule.id),
  };
}

export function stickinessView(state: State, rule: LoadBalancerRule) {
  const { domainpath: _, ...owner } = ownerFields(state, rule.accountId);
  const policy = rule.stickiness;
  return {
    lbruleid: rule.id,
    ...owner,
    stickinesspolicy: policy
      ? [{ id: policy.id, name: policy.name, methodname: policy.method, params: policy.params }]
      : [],
  };
}
