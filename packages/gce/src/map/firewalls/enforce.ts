import {
  type Cloud,
  CloudError,
  type FirewallRule,
  type PublicIpAddress,
  type SecurityGroup,
  sideBySide,
  type VirtualMachine,
} from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { isNotFound } from "../errors";
import { DEFAULT_NETWORK, hasSecurityGroups } from "../guest-networks";
import { RESERVED_PREFIX, reservedTag } from "../labels";
import { groupsOf } from "../membership";
import { EVERYONE, groupOf, tagOf } from "../network-tags";
import { listNetworks, NETWORK, type Network } from "../networks";
import { listZones } from "../zones";
import { listGroups } from "./firewalls";
import { type Opening, openingKey, openings } from "./openings";
import { trafficOfRule } from "./traffic";

/** Addresses at once; the rules of one in sequence, since CloudStack locks the address. */
const ADDRESSES_AT_ONCE = 4;
/** The reserved tag on rules that stand for those of groups, the EC2 facade's too: others are somebody's own and stay. */
const GROUP_RULE = "group-rule";

/**
 * Isolated networks know no security groups: what the groups of an instance let in is made firewall rules at its static-NAT
 * address, after every change of a rule, a membership or an address. Inside the network nothing is filtered.
 *
 * @param addressIds the addresses to look at; without it all
 */
export async function enforceGroups(context: Context, addressIds?: readonly string[]): Promise<void> {
  const zones = await listZones(context);
  if (zones.every(hasSecurityGroups)) return;
  // Two at once (gcloud deletes firewalls in one batch) would each make or delete what the other just has, by what no longer holds.
  await context.turns.run(`addresses ${context.project.uuid}`, () => enforceAt(context, addressIds));
}

async function enforceAt(context: Context, addressIds: readonly string[] | undefined): Promise<void> {
  const { cloud } = context;
  const all = await cloud.list("listPublicIpAddresses", { isstaticnat: true });
  const addresses = all.filter(
    ({ id, vpcid, virtualmachineid }) =>
      vpcid === undefined && virtualmachineid !== undefined && (addressIds?.includes(id) ?? true),
  );
  if (addresses.length === 0) return;
  const [machines, groups, networks, rules] = await Promise.all([
    cloud.list("listVirtualMachines", {
      ids: addresses.flatMap((one) => one.virtualmachineid ?? []),
      details: ["min"],
    }),
    listGroups(context),
    listNetworks(context),
    cloud.list("listFirewallRules"),
  ]);
  await sideBySide(addresses, ADDRESSES_AT_ONCE, async (address) => {
    const machine = machines.find(({ id }) => id === address.virtualmachineid);
    if (!machine) return;
    const wanted = openings(groupsReaching(machine, address, groups, networks));
    await keepInStep(
      cloud,
      address,
      wanted,
      rules.filter(({ ipaddressid }) => ipaddressid === address.id),
    );
  });
}

/** The groups whose rules hold for a machine: its own and `default`, of its network and, unless that was made here, of `default`. */
function groupsReaching(
  machine: VirtualMachine,
  { associatednetworkid }: PublicIpAddress,
  groups: readonly SecurityGroup[],
  networks: readonly Network[],
): readonly SecurityGroup[] {
  const network = networks.find(({ subnetworks }) => subnetworks.some(({ cloud }) => cloud.id === associatednetworkid));
  const madeHere = network?.subnetworks.some(({ cloud }) => reservedTag(cloud, NETWORK) !== undefined) ?? false;
  const names = [...(network ? [network.name] : []), ...(madeHere ? [] : [DEFAULT_NETWORK])];
  const tags = new Set([EVERYONE, ...groupsOf(machine, groups).map((group) => tagOf(group).tag)]);
  return names.flatMap((name) => [...tags].flatMap((tag) => groupOf(groups, name, tag) ?? []));
}

/** Rules that are there and wanted stay; ours that are not go first, as CloudStack refuses overlapping ports. */
async function keepInStep(
  cloud: Cloud,
  address: PublicIpAddress,
  wanted: ReadonlyMap<string, Opening>,
  rules: readonly FirewallRule[],
): Promise<void> {
  for (const rule of rules) {
    const ours = reservedTag(rule, GROUP_RULE) !== undefined;
    if (ours && !wanted.has(keyOf(rule))) await remove(cloud, rule);
  }
  const there = new Set(rules.map(keyOf));
  for (const [key, { traffic, cidr }] of wanted) {
    if (there.has(key)) continue;
    const { id } = await cloud.run("createFirewallRule", { ipaddressid: address.id, ...traffic, cidrlist: [cidr] });
    const tags = [{ key: RESERVED_PREFIX + GROUP_RULE, value: "1" }];
    await cloud.run("createTags", { resourcetype: "FirewallRule", resourceids: [id], tags });
  }
}

/** Another replica, or the EC2 facade, may have been quicker. */
async function remove(cloud: Cloud, { id }: FirewallRule): Promise<void> {
  try {
    await cloud.run("deleteFirewallRule", { id });
  } catch (error) {
    if (!(error instanceof CloudError) || !isNotFound(error)) throw error;
  }
}

const keyOf = (rule: FirewallRule): string => openingKey({ traffic: trafficOfRule(rule), cidr: rule.cidrlist ?? "" });
