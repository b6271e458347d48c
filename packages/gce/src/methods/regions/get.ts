import { defineMethod } from "../../frame/method";
import { readQuotas } from "../../map/quotas";
import { regionDocument, regionsOf } from "../../map/zone-documents";
import { listZones } from "../../map/zones";
import { notFound } from "../../wire/errors";

export const get = defineMethod("regions.get", {
  async run({ parameters: { project, region } }, context) {
    const [all, quotas] = await Promise.all([listZones(context), readQuotas(context, "region")]);
    const zones = regionsOf(all).get(region);
    if (!zones) throw notFound(`projects/${project}/regions/${region}`);
    return regionDocument(region, zones, quotas, context);
  },
});
