import { isIPv4 } from "node:net";
import type { Context } from "../../context";
import { defineMutation } from "../../frame/mutation";
import { checkedName } from "../../map/checked-name";
import { rangeOf } from "../../map/cidr";
import { tagNew, tagsFor } from "../../map/described";
import { listGuestNetworks } from "../../map/guest-networks";
import { findInstance } from "../../map/instances/find";
import { RESERVED_PREFIX } from "../../map/labels";
import { networkLinked } from "../../map/networks";
import { ownZonalLink } from "../../map/own-links";
import { listRoutes, ROUTE } from "../../map/routes";
import type { Route } from "../../model/types.generated";
import { alreadyExists, invalidField } from "../../wire/errors";

/** A static route of a VPC to an address in it. */
export const insert = defineMutation("routes.insert", {
  fields: {
    honours: ["name", "description", "network", "destRange", "nextHopIp", "nextHopInstance"],
    ignores: { priority: "CloudStack takes the narrowest route." },
    refuses: {
      tags: "A route holds for a whole network.",
      nextHopGateway: "Each network has its way out already.",
    },
  },
  async run({ parameters: { project }, body }, context) {
    const { name = "", description, network: link, destRange = "" } = body;
    checkedName(name);
    const cidr = rangeOf("resource.destRange", destRange);
    const hop = nextHopOf(context, body);
    const tags = [...tagsFor({ description }), { key: RESERVED_PREFIX + ROUTE, value: name }];
    const [{ vpc }, routes] = await Promise.all([
      networkLinked(context, "resource.network", link),
      listRoutes(context),
    ]);
    if (!vpc) throw invalidField("resource.network", link, "Only a VPC takes routes.");
    const nexthop = await addressOf(context, vpc.id, hop);
    if (routes.some((route) => route.name === name)) throw alreadyExists(`projects/${project}/global/routes/${name}`);
    const { id } = await context.cloud.run("createStaticRoute", { vpcid: vpc.id, cidr, nexthop });
    await tagNew(context, "StaticRoute", id, tags);
    return { target: { uuid: id, name } };
  },
});

type NextHop = { readonly ip: string } | { readonly link: string; readonly zone: string; readonly instance: string };

function nextHopOf(context: Context, { nextHopIp, nextHopInstance: link }: Route): NextHop {
  const field = "resource.nextHopInstance";
  if (!link) {
    if (nextHopIp && isIPv4(nextHopIp)) return { ip: nextHopIp };
    throw invalidField("resource.nextHopIp", nextHopIp ?? "", "It must be an IPv4 address.");
  }
  if (nextHopIp) throw invalidField(field, link, "Either nextHopInstance or nextHopIp may be given.");
  const { zone, name: instance } = ownZonalLink(context, field, link, "instances");
  return { link, zone, instance };
}

/** The address that traffic goes to: an instance stands for its own in the network. */
async function addressOf(context: Context, vpcId: string, hop: NextHop): Promise<string> {
  if ("ip" in hop) return hop.ip;
  const [{ machine }, networks] = await Promise.all([
    findInstance(context, hop.zone, hop.instance),
    listGuestNetworks(context),
  ]);
  const tiers = new Set(networks.filter(({ vpcid }) => vpcid === vpcId).map(({ id }) => id));
  const address = machine.nic?.find(({ networkid = "" }) => tiers.has(networkid))?.ipaddress;
  if (!address) throw invalidField("resource.nextHopInstance", hop.link, "The instance is not in the network.");
  return address;
}
