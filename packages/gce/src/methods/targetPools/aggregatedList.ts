import { defineAggregated } from "../../frame/aggregated";
import { listPools, poolDocument } from "../../map/load-balancing/pools";
import { regionScopes } from "../../map/zones";

export const aggregatedList = defineAggregated("targetPools.aggregatedList", {
  collection: "targetPools",
  scopes: regionScopes,
  async items(_, context) {
    return (await listPools(context)).map((pool) => ({
      scope: { kind: "region", name: pool.zone.region },
      resource: poolDocument(pool, context),
    }));
  },
});
