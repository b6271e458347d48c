import type { State } from "../../state/state";

/** What can carry tags, by the names that CloudStack gives the types (their case counts for nothing). */
const TABLES: Readonly<
  Record<string, (state: State) => { get(id: string): { accountId?: string | undefined } | undefined }>
> = {
  UserVm: (state) => state.vms,
  Volume: (state) => state.volumes,
  Snapshot: (state) => state.snapshots,
  Template: (state) => state.templates,
  Network: (state) => state.networks,
  Vpc: (state) => state.vpcs,
  PublicIpAddress: (state) => state.publicIps,
  FirewallRule: (state) => state.firewallRules,
  PortForwardingRule: (state) => state.portForwardingRules,
  LoadBalancer: (state) => state.loadBalancerRules,
  StaticRoute: (state) => state.staticRoutes,
  CustomerGateway: (state) => state.vpnCustomerGateways,
  VpnGateway: (state) => state.vpnGateways,
  SecurityGroup: (state) => state.securityGroups,
  SecurityGroupRule: (state) => state.securityRules,
  NetworkACLList: (state) => ({ get: (id) => state.vpcs.get(state.aclLists.get(id)?.vpcId) }),
  NetworkACL: (state) => ({ get: (id) => state.vpcs.get(state.aclLists.get(state.aclItems.get(id)?.aclId)?.vpcId) }),
  Project: (state) => state.projects,
  Account: (state) => ({ get: (id) => state.accounts.get(id) && { accountId: id } }),
  User: (state) => state.users,
};

const TYPES = new Map(Object.keys(TABLES).map((type) => [type.toLowerCase(), type]));

/** The type's own spelling; undefined for what can't carry tags (key pairs among them, recorded). */
export const taggableType = (type: string): string | undefined => TYPES.get(type.toLowerCase());

/** The account that owns a resource; undefined where there is no such resource. */
export const ownerOfResource = (state: State, type: string, id: string): string | undefined =>
  TABLES[type]?.(state).get(id)?.accountId;
