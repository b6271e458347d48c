import { defineAction } from "../../action";
import { findTable } from "../../map/route-tables/find";
import { refused } from "../../rules";
import { Ec2Error } from "../../wire/error";
import { routeParameters } from "./route-parameters";
import { checkRoute, findRoute, nextHop } from "./routes";

/** CloudStack changes no route: the old one goes and the new one comes. */
export const replaceRoute = defineAction("ReplaceRoute", {
  parameters: { ...routeParameters, LocalTarget: refused("the local route is never another", false) },
  check: checkRoute,
  async run(input, context) {
    const { RouteTableId, DestinationCidrBlock: cidr = "" } = input;
    const table = await findTable(RouteTableId, context);
    const nexthop = await nextHop(input, table, context);
    const route = await findRoute(table, cidr, context);
    if (nexthop === undefined && !route) return {};
    if (!route) throw new Ec2Error("InvalidRoute.NotFound", `no route with destination-cidr-block ${cidr}`);
    await context.cloud.run("deleteStaticRoute", { id: route.id });
    if (nexthop !== undefined) await context.cloud.run("createStaticRoute", { vpcid: table.vpc, cidr, nexthop });
    return {};
  },
});
