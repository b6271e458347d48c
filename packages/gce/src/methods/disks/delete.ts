import { defineMutation } from "../../frame/mutation";
import { checkDetached, diskTarget, findDisk } from "../../map/disks";

export const remove = defineMutation("disks.delete", {
  async run({ parameters: { zone, disk } }, context) {
    const found = await findDisk(context, zone, disk);
    checkDetached(found, context);
    await context.cloud.call("deleteVolume", { id: found.volume.id });
    return { target: diskTarget(found) };
  },
});
