import { defineMethod } from "../../frame/method";
import { diskTypeDocument, findDiskType } from "../../map/disk-types";
import { zoneNamed } from "../../map/zones";
import { notFound } from "../../wire/errors";

export const get = defineMethod("diskTypes.get", {
  async run({ parameters: { project, zone: zoneName, diskType: name } }, context) {
    const zone = await zoneNamed(context, zoneName);
    const type = await findDiskType(context, zone, name);
    if (!type) throw notFound(`projects/${project}/zones/${zoneName}/diskTypes/${name}`);
    return diskTypeDocument(type, zone, context);
  },
});
