import { defineAggregated } from "../../frame/aggregated";
import { diskDocument, diskView, listDisks } from "../../map/disks";
import { zoneScope, zoneScopes } from "../../map/zones";

export const aggregatedList = defineAggregated("disks.aggregatedList", {
  collection: "disks",
  scopes: zoneScopes,
  async items(_, context) {
    const [volumes, view] = await Promise.all([listDisks(context), diskView(context)]);
    return volumes.flatMap((volume) => {
      const zone = view.zones.find(({ uuid }) => uuid === volume.zoneid);
      return zone ? [{ scope: zoneScope(zone), resource: diskDocument(volume, zone, view, context) }] : [];
    });
  },
});
