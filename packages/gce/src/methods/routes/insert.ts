import { isIPv4 } from "node:net";
import { defineMutation } from "../../frame/mutation";
import { checkedName } from "../../map/checked-name";
import { rangeOf } from "../../map/cidr";
import { tagNew, tagsFor } from "../../map/described";
import { RESERVED_PREFIX } from "../../map/labels";
import { networkLinked } from "../../map/networks";
import { listRoutes, ROUTE } from "../../map/routes";
import { alreadyExists, invalidField } from "../../wire/errors";

/** A static route of a VPC to an address in it. */
export const insert = defineMutation("routes.insert", {
  fields: {
    honours: ["name", "description", "network", "destRange", "nextHopIp"],
    ignores: { priority: "CloudStack takes the narrowest route." },
    refuses: {
      tags: "A route holds for a whole network.",
      nextHopInstance: "Name the instance's address in nextHopIp.",
      nextHopGateway: "Each network has its way out already.",
    },
  },
  async run({ parameters: { project }, body }, context) {
    const { name = "", description, network: link, destRange = "", nextHopIp = "" } = body;
    checkedName(name);
    const cidr = rangeOf("resource.destRange", destRange);
    if (!isIPv4(nextHopIp)) throw invalidField("resource.nextHopIp", nextHopIp, "It must be an IPv4 address.");
    const tags = [...tagsFor({ description }), { key: RESERVED_PREFIX + ROUTE, value: name }];
    const [{ vpc }, routes] = await Promise.all([
      networkLinked(context, "resource.network", link),
      listRoutes(context),
    ]);
    if (!vpc) throw invalidField("resource.network", link, "Only a VPC takes routes.");
    if (routes.some((route) => route.name === name)) throw alreadyExists(`projects/${project}/global/routes/${name}`);
    const { id } = await context.cloud.run("createStaticRoute", { vpcid: vpc.id, cidr, nexthop: nextHopIp });
    await tagNew(context, "StaticRoute", id, tags);
    return { target: { uuid: id, name } };
  },
});
