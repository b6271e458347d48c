import type { SecurityGroup, SecurityRule, Vm } from "../state/records";
import type { State } from "../state/state";
import { ownerFields } from "./owner";
import { fullTagViews } from "./tags";

/** As listed: every rule with its tags, and who is in the group. */
export function securityGroupView(state: State, group: SecurityGroup) {
  const members = membersOf(state, group);
  return {
    ...nameFields(group),
    ...ownerFields(state, group.accountId),
    ...ruleFields(state, [...state.securityRules.by("group", group.id)], true),
    tags: fullTagViews(state, group.id),
    virtualmachinecount: members.length,
    virtualmachineids: members.map((vm) => vm.id),
  };
}

/** As a job answers it: only the rules that it made, without tags; nobody is counted (recorded). */
export function securityGroupResult(state: State, group: SecurityGroup, rules: readonly SecurityRule[]) {
  return {
    ...nameFields(group),
    ...ownerFields(state, group.accountId),
    ...ruleFields(state, rules, false),
    tags: [],
    virtualmachineids: [],
  };
}

/** As a VM shows the groups it is in: names only. */
export function memberGroupView(state: State, group: SecurityGroup) {
  const { domainid: _id, domain: _domain, domainpath: _path, ...owner } = ownerFields(state, group.accountId);
  return { ...nameFields(group), ...owner, ingressrule: [], egressrule: [], tags: [], virtualmachineids: [] };
}

const nameFields = ({ id, name, description }: SecurityGroup) => ({
  id,
  name,
  ...(description !== undefined && { description }),
});

function ruleFields(state: State, rules: readonly SecurityRule[], tagged: boolean) {
  const views = (direction: SecurityRule["direction"]) =>
    rules.filter((rule) => rule.direction === direction).map((rule) => ruleView(state, rule, tagged));
  return { ingressrule: views("ingress"), egressrule: views("egress") };
}

function ruleView(state: State, rule: SecurityRule, tagged: boolean) {
  const { startPort, endPort, icmpType, icmpCode, cidr } = rule;
  const peer = state.securityGroups.get(rule.peerGroupId);
  return {
    ruleid: rule.id,
    protocol: rule.protocol,
    ...(startPort !== undefined && { startport: startPort }),
    ...(endPort !== undefined && { endport: endPort }),
    ...(icmpType !== undefined && { icmptype: icmpType }),
    ...(icmpCode !== undefined && { icmpcode: icmpCode }),
    ...(cidr !== undefined && { cidr }),
    ...(peer && { securitygroupname: peer.name, account: state.accounts.must(peer.accountId).name }),
    ...(tagged && { tags: fullTagViews(state, rule.id) }),
  };
}

/** VMs that wait to be expunged are members no more. */
export function membersOf(state: State, group: SecurityGroup): Vm[] {
  return [...state.vms.by("account", group.accountId)].filter(
    (vm) => vm.securityGroupIds.includes(group.id) && vm.state !== "Destroyed" && vm.state !== "Expunging",
  );
}
