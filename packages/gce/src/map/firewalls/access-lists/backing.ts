import type { NetworkACL } from "@stackgate/cloudstack";
import type { Context } from "../../../context";
import type { Firewall as FirewallDocument } from "../../../model/types.generated";
import { shortCode } from "../../../support/hash";
import { numericId } from "../../ids";
import { listNetworks, type Network } from "../../networks";
import { timestamp } from "../../time";
import { firewallUuid } from "../firewalls";
import { firewallsOf, recordOf } from "../record";
import type { Backing, Standing } from "../standing";
import { allowedOf, trafficKey } from "../traffic";
import { actionOf, EVERYTHING_OUT, isIngress, priorityAt, rangesOf, trafficOfItem } from "./items";
import { listOfVpc, ownList, putOnTiers } from "./lists";
import { reconcile } from "./reconcile";

const MOST_NAME = 63;

/** The items of one list that carry a firewall's name, or one that another tool made. */
interface Named {
  readonly name: string;
  readonly network: Network;
  readonly list: string;
  readonly items: readonly [NetworkACL, ...NetworkACL[]];
}

/** Firewalls of VPCs: items of the access list that all tiers of a VPC have, and of lists that other tools gave to tiers. */
export async function readAccessLists(context: Context): Promise<Backing> {
  const { cloud } = context;
  const networks = (await listNetworks(context)).filter(({ vpc }) => vpc !== undefined);
  const [lists, all] =
    networks.length === 0
      ? [[], []]
      : await Promise.all([cloud.catalogue("listNetworkACLLists", {}), cloud.list("listNetworkACLs")]);
  const items = all
    .filter(({ number }) => number !== EVERYTHING_OUT.number)
    .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
  const firewalls = networks.flatMap((network) => {
    const used = new Set([ownList(lists, network.uuid)?.id, ...network.subnetworks.map((tier) => tier.cloud.aclid)]);
    return lists
      .filter(({ id, vpcid }) => vpcid === network.uuid && used.has(id))
      .flatMap(({ id }) => named(network, id, items));
  });
  return {
    firewalls: firewalls.map((firewall) => standing(firewall, all, context)),
    async make(wanted) {
      const list = ownList(lists, wanted.network.uuid)?.id ?? (await listOfVpc(context, wanted.network.uuid));
      await putOnTiers(context, wanted.network, list);
      await reconcile(context, list, all, [], wanted);
    },
  };
}

function named(network: Network, list: string, all: readonly NetworkACL[]): readonly Named[] {
  const byName = new Map<string, [NetworkACL, ...NetworkACL[]]>();
  for (const item of all.filter(({ aclid }) => aclid === list)) {
    const [own = derivedName(network, item)] = firewallsOf(item);
    const others = byName.get(own);
    if (others) others.push(item);
    else byName.set(own, [item]);
  }
  return [...byName].map(([name, items]) => ({ name, network, list, items }));
}

/** `vpc1-ingress-tcp-22-10`: what the item is and its number, which is its own in the list. */
function derivedName({ name: network }: Network, item: NetworkACL): string {
  const direction = isIngress(item) ? "ingress" : "egress";
  const name = [network, direction, trafficKey(trafficOfItem(item)), item.number ?? 0].join("-");
  return name.length <= MOST_NAME ? name : `${name.slice(0, MOST_NAME - 7)}-${shortCode(name, 6)}`;
}

function standing(firewall: Named, all: readonly NetworkACL[], context: Context): Standing {
  const { name, items, list } = firewall;
  const record = recordOf(items[0], name);
  return {
    name,
    uuid: firewallUuid(context.project.uuid, name),
    document: documentOf(firewall, context),
    created: record && record.created * 1000,
    become: (wanted) => reconcile(context, list, all, items, wanted),
  };
}

function documentOf({ name, network, items }: Named, { links, project }: Context): FirewallDocument {
  const [first] = items;
  const record = recordOf(first, name);
  const ranges = [...new Set(items.flatMap(rangesOf))].sort();
  return {
    kind: "compute#firewall",
    id: numericId(firewallUuid(project.uuid, name)),
    creationTimestamp: timestamp((record?.created ?? 0) * 1000),
    name,
    description: record?.description ?? "",
    network: links.global("networks", network.name),
    priority: record?.priority ?? priorityAt(first),
    direction: isIngress(first) ? "INGRESS" : "EGRESS",
    ...(ranges.length > 0 && { [isIngress(first) ? "sourceRanges" : "destinationRanges"]: ranges }),
    [actionOf(first) === "Deny" ? "denied" : "allowed"]: allowedOf(items.map(trafficOfItem)),
    disabled: false,
    logConfig: { enable: false },
    selfLink: links.global("firewalls", name),
  };
}
