import { defineMethod } from "../../frame/method";
import { diskDocument, diskView, findDisk } from "../../map/disks";

export const get = defineMethod("disks.get", {
  async run({ parameters: { zone, disk } }, context) {
    const [found, view] = await Promise.all([findDisk(context, zone, disk), diskView(context)]);
    return diskDocument(found.volume, found.zone, view, context);
  },
});
