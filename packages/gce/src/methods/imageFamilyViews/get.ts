import { defineMethod } from "../../frame/method";
import { imageDocument, newestOfFamily } from "../../map/images";
import { zoneNamed } from "../../map/zones";
import { notFound } from "../../wire/errors";

export const get = defineMethod("imageFamilyViews.get", {
  publicProjects: true,
  async run({ parameters: { project, zone: zoneName, family } }, context) {
    const [zone, image] = await Promise.all([
      zoneNamed(context, zoneName),
      newestOfFamily(context, context.project.name, family),
    ]);
    const there = image?.template.crossZones || image?.zones.has(zone.uuid);
    if (!image || !there) throw notFound(`projects/${project}/zones/${zoneName}/imageFamilyViews/${family}`);
    return { image: imageDocument(image, context) };
  },
});
