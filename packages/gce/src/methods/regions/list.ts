import { defineList } from "../../frame/list";
import { regionDocument, regionsOf } from "../../map/zone-documents";
import { listZones } from "../../map/zones";

export const list = defineList("regions.list", {
  async items(_, context) {
    return [...regionsOf(await listZones(context))].map(([name, zones]) => regionDocument(name, zones, context));
  },
});
