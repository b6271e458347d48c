import { defineList } from "../../frame/list";
import { diskTypeDocument, hasDiskType, listDiskTypes } from "../../map/disk-types";
import { zoneNamed } from "../../map/zones";

export const list = defineList("diskTypes.list", {
  async items({ parameters }, context) {
    const [zone, types] = await Promise.all([zoneNamed(context, parameters.zone), listDiskTypes(context)]);
    return types.filter((type) => hasDiskType(type, zone)).map((type) => diskTypeDocument(type, zone, context));
  },
});
