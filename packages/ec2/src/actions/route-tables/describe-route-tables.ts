import { defineAction } from "../../action";
import { requireAll } from "../../map/asked";
import { matcher } from "../../map/filters";
import { pageOf } from "../../map/paging";
import { routeTableFilters, routeTables } from "../../map/route-tables/view";
import { honoured, paged } from "../../rules";

export const describeRouteTables = defineAction("DescribeRouteTables", {
  parameters: { RouteTableIds: honoured, Filters: honoured, ...paged },
  filters: routeTableFilters,
  async run(input, context) {
    const { ids } = context;
    const uuids = input.RouteTableIds && (await ids.resolve("routeTable", input.RouteTableIds));
    const wanted = uuids?.map((uuid) => ids.of("routeTable", uuid));
    const tables = await routeTables(context);
    const known = tables.map(({ RouteTableId }) => RouteTableId);
    requireAll("routeTable", wanted, known, input.RouteTableIds);
    const found = tables
      .filter(({ RouteTableId = "" }) => wanted?.includes(RouteTableId) ?? true)
      .filter(matcher(routeTableFilters, input.Filters));
    const { items, next } = pageOf(found, input, context);
    return { RouteTables: items, NextToken: next };
  },
});
