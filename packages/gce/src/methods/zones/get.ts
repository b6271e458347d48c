import { defineMethod } from "../../frame/method";
import { isCalled } from "../../map/ids";
import { zoneDocument } from "../../map/zone-documents";
import { listZones } from "../../map/zones";
import { notFound } from "../../wire/errors";

export const get = defineMethod("zones.get", {
  async run({ parameters: { project, zone: wanted } }, context) {
    const zone = (await listZones(context)).find(({ name, uuid }) => isCalled(wanted, name, uuid));
    if (!zone) throw notFound(`projects/${project}/zones/${wanted}`);
    return zoneDocument(zone, context);
  },
});
