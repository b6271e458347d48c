import { defineAggregated } from "../../frame/aggregated";
import { listOperations } from "../../map/operations/list";
import { regionScopes, zoneScopes } from "../../map/zones";
import type { Scope } from "../../wire/links";

const GLOBAL: Scope = { kind: "global" };

export const aggregatedList = defineAggregated("globalOperations.aggregatedList", {
  collection: "operations",
  scopes: async (context) => [GLOBAL, ...(await regionScopes(context)), ...(await zoneScopes(context))],
  items: (_, context) => listOperations(context),
});
