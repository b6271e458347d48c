import {
  type Cloud,
  type PublicIpAddress,
  type SecurityGroup,
  sideBySide,
  type VirtualMachine,
  type Zone,
} from "@stackgate/cloudstack";
import { bringInStep } from "./address";

const ADDRESSES_AT_ONCE = 4;
/** Others who change rules meanwhile follow them up themselves. */
const MOST_PASSES = 5;

/** How a facade sees the groups of machines. */
export interface Enforcement {
  readonly zones: readonly Zone[];
  /** Which static-NAT addresses to look at, before anything is known of their machines. */
  readonly at: (address: PublicIpAddress) => boolean;
  /** The groups whose rules hold for a machine at its address; `undefined`: leave the address as it is. */
  readonly reaching: (
    machine: VirtualMachine,
    address: PublicIpAddress,
    groups: readonly SecurityGroup[],
  ) => readonly SecurityGroup[] | undefined;
}

/**
 * Where a zone has no security groups, what they let in is made firewall rules at the static-NAT addresses of their members, in
 * isolated networks (tiers of VPCs have access lists); inside the network nothing is filtered. Brings the rules in step after a
 * change of rules, memberships or addresses. Costs nothing in a cloud whose zones all have groups.
 *
 * Replicas know nothing of each other, and one that read a group before its rule was revoked may open it after: who has changed
 * something looks whether the groups are as they were, and else goes by what they are now.
 */
export async function enforce(cloud: Cloud, how: Enforcement): Promise<void> {
  if (how.zones.every(({ securitygroupsenabled }) => securitygroupsenabled)) return;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const groups = await enforceOnce(cloud, how);
    if (groups === undefined || rulesIn(groups) === rulesIn(await cloud.list("listSecurityGroups", {}))) return;
  }
}

/** @returns the groups as they were, if there was anything to do */
async function enforceOnce(cloud: Cloud, { at, reaching }: Enforcement): Promise<readonly SecurityGroup[] | undefined> {
  const all = await cloud.list("listPublicIpAddresses", { isstaticnat: true });
  const addresses = all.filter((address) => address.vpcid === undefined && at(address));
  const ids = addresses.flatMap(({ virtualmachineid }) => virtualmachineid ?? []);
  if (ids.length === 0) return undefined;
  const [machines, groups, rules] = await Promise.all([
    cloud.list("listVirtualMachines", { ids, details: ["min"] }),
    cloud.list("listSecurityGroups", {}),
    cloud.list("listFirewallRules", {}),
  ]);
  const changes = await sideBySide(addresses, ADDRESSES_AT_ONCE, async (address) => {
    const machine = machines.find(({ id }) => id === address.virtualmachineid);
    const own = machine && reaching(machine, address, groups);
    const standing = rules.filter(({ ipaddressid }) => ipaddressid === address.id);
    return own !== undefined && (await bringInStep(cloud, address.id, own, standing));
  });
  return changes.includes(true) ? groups : undefined;
}

const rulesIn = (groups: readonly SecurityGroup[]): string =>
  groups
    .flatMap(({ ingressrule = [] }) => ingressrule.map(({ ruleid }) => ruleid))
    .sort()
    .join();
