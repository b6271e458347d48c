import { defineAggregated } from "../../frame/aggregated";
import { diskTypeDocument, hasDiskType, listDiskTypes } from "../../map/disk-types";
import { listZones, zoneScope, zoneScopes } from "../../map/zones";

export const aggregatedList = defineAggregated("diskTypes.aggregatedList", {
  collection: "diskTypes",
  scopes: zoneScopes,
  async items(_, context) {
    const [zones, types] = await Promise.all([listZones(context), listDiskTypes(context)]);
    return zones.flatMap((zone) =>
      types
        .filter((type) => hasDiskType(type, zone))
        .map((type) => ({ scope: zoneScope(zone), resource: diskTypeDocument(type, zone, context) })),
    );
  },
});
