import { defineMethod } from "../../frame/method";
import { regionDocument, regionsOf } from "../../map/zone-documents";
import { listZones } from "../../map/zones";
import { notFound } from "../../wire/errors";

export const get = defineMethod("regions.get", {
  async run({ parameters: { project, region } }, context) {
    const zones = regionsOf(await listZones(context)).get(region);
    if (!zones) throw notFound(`projects/${project}/regions/${region}`);
    return regionDocument(region, zones, context);
  },
});
