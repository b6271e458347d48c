import type { FirewallRule, PublicIpAddress, SecurityGroup, VirtualMachine } from "@stackgate/cloudstack";
import { sideBySide } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { groupsOf } from "../../map/membership";
import { type Opening, openingOf, openings } from "../../map/security-groups/openings";
import { type Rule, ruleOf } from "../../map/security-groups/traffic";
import { RESERVED_PREFIX, reservedTag } from "../../map/tags";

/** Marks the firewall rules that stand for group rules: others at the same address are somebody's own and stay. */
const OURS = "group-rule";
const AT_ONCE = 4;

type Enforcing = Pick<Ec2Context, "cloud">;

/**
 * Where a zone has no security groups, their ingress rules are enforced as firewall rules at the static-NAT address of
 * the members, in isolated networks (VPC tiers have ACLs). Brings them in step after a change of rules or memberships.
 * Costs nothing in a cloud whose zones all have groups.
 */
export async function enforceGroups(groupIds: readonly string[], context: Enforcing): Promise<void> {
  const machines = await membersByTag(context);
  await enforceOn(machines, context, (group) => groupIds.includes(group.id));
}

/** The same after an address or the groups of some machines changed. */
export async function enforceMachines(machineIds: readonly string[], context: Enforcing): Promise<void> {
  const machines = await membersByTag(context);
  await enforceOn(
    machines.filter(({ id }) => machineIds.includes(id)),
    context,
    () => true,
  );
}

/** Machines in zones without groups; none, and no call, where there are no such zones. */
async function membersByTag({ cloud }: Enforcing): Promise<readonly VirtualMachine[]> {
  const zones = await cloud.catalogue("listZones", {});
  const bare = zones.filter(({ securitygroupsenabled }) => !securitygroupsenabled);
  const lists = await Promise.all(
    bare.map(({ id: zoneid }) => cloud.list("listVirtualMachines", { zoneid, details: ["nics"] })),
  );
  return lists.flat();
}

async function enforceOn(
  machines: readonly VirtualMachine[],
  { cloud }: Enforcing,
  touched: (group: SecurityGroup) => boolean,
): Promise<void> {
  if (machines.length === 0) return;
  const [groups, addresses] = await Promise.all([
    cloud.list("listSecurityGroups", {}),
    cloud.list("listPublicIpAddresses", { isstaticnat: true }),
  ]);
  const work = machines.flatMap((machine) => {
    const own = groupsOf(machine, groups);
    if (!own.some(touched)) return [];
    const at = addresses.filter((address) => address.virtualmachineid === machine.id && address.vpcid === undefined);
    return at.map((address) => ({ address, rules: own.flatMap((group) => (group.ingressrule ?? []).map(ruleOf)) }));
  });
  if (work.length === 0) return;
  const existing = await cloud.list("listFirewallRules", {});
  await sideBySide(work, AT_ONCE, ({ address, rules }) => bringInStep(address, rules, existing, { cloud }));
}

/** One address. What is no longer asked for goes first: a wider rule in its place would conflict with it (537). */
async function bringInStep(
  { id: ipaddressid }: PublicIpAddress,
  rules: readonly Pick<Rule, "traffic" | "peer">[],
  existing: readonly FirewallRule[],
  { cloud }: Enforcing,
): Promise<void> {
  const here = existing.filter((rule) => rule.ipaddressid === ipaddressid);
  const wanted = openings(rules);
  for (const rule of here) {
    const ours = reservedTag(rule, OURS) !== undefined;
    if (ours && !wanted.has(openingOf(rule))) await cloud.run("deleteFirewallRule", { id: rule.id });
  }
  const standing = new Set(here.map(openingOf));
  for (const [key, opening] of wanted) if (!standing.has(key)) await open(ipaddressid, opening, { cloud });
}

async function open(ipaddressid: string, { protocol, from, to, cidr }: Opening, { cloud }: Enforcing): Promise<void> {
  const range = protocol === "icmp" ? { icmptype: from, icmpcode: to } : { startport: from, endport: to };
  const { id } = await cloud.run("createFirewallRule", { ipaddressid, protocol, ...range, cidrlist: [cidr] });
  await cloud.run("createTags", {
    resourcetype: "FirewallRule",
    resourceids: [id],
    tags: [{ key: RESERVED_PREFIX + OURS, value: "1" }],
  });
}
