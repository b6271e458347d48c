import { defineList } from "../../frame/list";
import { readQuotas } from "../../map/quotas";
import { regionDocument, regionsOf } from "../../map/zone-documents";
import { listZones } from "../../map/zones";

export const list = defineList("regions.list", {
  async items(_, context) {
    const [zones, quotas] = await Promise.all([listZones(context), readQuotas(context, "region")]);
    return [...regionsOf(zones)].map(([name, own]) => regionDocument(name, own, quotas, context));
  },
});
