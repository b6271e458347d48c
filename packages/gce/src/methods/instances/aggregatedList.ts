import { defineAggregated } from "../../frame/aggregated";
import { instancePages } from "../../map/instances/pages";
import { zoneScopes } from "../../map/zones";

export const aggregatedList = defineAggregated("instances.aggregatedList", {
  collection: "instances",
  scopes: zoneScopes,
  items: ({ filter: { name } }, context) => instancePages(context, { name }),
});
