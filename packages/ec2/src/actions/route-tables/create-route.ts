import { defineAction } from "../../action";
import { findTable } from "../../map/route-tables/find";
import { routeParameters } from "./route-parameters";
import { checkRoute, nextHop, requireRouter } from "./routes";

export const createRoute = defineAction("CreateRoute", {
  parameters: routeParameters,
  check: checkRoute,
  errors: { 431: "RouteAlreadyExists" },
  async run(input, context) {
    const table = await findTable(input.RouteTableId, context);
    const nexthop = await nextHop(input, table, context);
    if (nexthop !== undefined) {
      await requireRouter(table, context);
      await context.cloud.run("createStaticRoute", {
        vpcid: table.vpc,
        cidr: input.DestinationCidrBlock ?? "",
        nexthop,
      });
    }
    return { Return: true };
  },
});
