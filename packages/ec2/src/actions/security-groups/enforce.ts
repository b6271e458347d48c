import {
  againIfOvertaken,
  type FirewallRule,
  type PublicIpAddress,
  sideBySide,
  type VirtualMachine,
} from "@stackgate/cloudstack";
import type { Ec2Context, Unenforced } from "../../context";
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
export const enforceGroups = (groupIds: readonly string[], context: Ec2Context): Promise<void> =>
  inRounds({ groupIds, machineIds: [] }, context);

/** The same after an address or the groups of some machines changed. */
export const enforceMachines = (machineIds: readonly string[], context: Ec2Context): Promise<void> =>
  inRounds({ groupIds: [], machineIds }, context);

/** Two at once (Terraform makes rules side by side) would each make or delete what the other just has. */
const inRounds = (what: Unenforced, { enforcing, caller, cloud }: Ec2Context): Promise<void> =>
  enforcing.join(caller.apiKey, what, (all) =>
    againIfOvertaken(() =>
      enforce(
        all.flatMap(({ groupIds }) => groupIds),
        all.flatMap(({ machineIds }) => machineIds),
        { cloud },
      ),
    ),
  );

/** Machines in zones without groups; none, and no call, where there are no such zones. */
async function membersByTag({ cloud }: Enforcing): Promise<readonly VirtualMachine[]> {
  const zones = await cloud.catalogue("listZones", {});
  const bare = zones.filter(({ securitygroupsenabled }) => !securitygroupsenabled);
  const lists = await Promise.all(
    bare.map(({ id: zoneid }) => cloud.list("listVirtualMachines", { zoneid, details: ["nics"] })),
  );
  return lists.flat();
}

async function enforce(
  groupIds: readonly string[],
  machineIds: readonly string[],
  { cloud }: Enforcing,
): Promise<void> {
  const members = await membersByTag({ cloud });
  const machines = groupIds.length > 0 ? members : members.filter(({ id }) => machineIds.includes(id));
  if (machines.length === 0) return;
  const [groups, addresses] = await Promise.all([
    cloud.list("listSecurityGroups", {}),
    cloud.list("listPublicIpAddresses", { isstaticnat: true }),
  ]);
  const work = machines.flatMap((machine) => {
    const own = groupsOf(machine, groups);
    if (!machineIds.includes(machine.id) && !own.some(({ id }) => groupIds.includes(id))) return [];
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
