import { defineList } from "../../frame/list";
import { zoneDocument } from "../../map/zone-documents";
import { listZones } from "../../map/zones";

export const list = defineList("zones.list", {
  async items(_, context) {
    return (await listZones(context)).map((zone) => zoneDocument(zone, context));
  },
});
