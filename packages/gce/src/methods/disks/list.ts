import { defineList } from "../../frame/list";
import { diskDocument, diskView, listDisks } from "../../map/disks";
import { zoneNamed } from "../../map/zones";

export const list = defineList("disks.list", {
  async items({ parameters }, context) {
    const zone = await zoneNamed(context, parameters.zone);
    const [volumes, view] = await Promise.all([listDisks(context, zone), diskView(context)]);
    return volumes.map((volume) => diskDocument(volume, zone, view, context));
  },
});
