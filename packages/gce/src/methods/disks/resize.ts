import { defineMutation } from "../../frame/mutation";
import { diskTarget, findDisk, sizeInGb } from "../../map/disks";
import { invalidField } from "../../wire/errors";

export const resize = defineMutation("disks.resize", {
  fields: { honours: ["sizeGb"] },
  async run({ parameters: { zone, disk }, body: { sizeGb = "" } }, context) {
    if (!/^[1-9]\d{0,5}$/.test(sizeGb)) throw invalidField("sizeGb", sizeGb, "It must be a size in GB.");
    const found = await findDisk(context, zone, disk);
    const current = sizeInGb(found.volume.size);
    if (Number(sizeGb) <= current) {
      throw invalidField(
        "sizeGb",
        sizeGb,
        `New disk size '${sizeGb}' GB must be larger than existing size '${current}' GB.`,
      );
    }
    const { jobId } = await context.cloud.start("resizeVolume", { id: found.volume.id, size: Number(sizeGb) });
    return { target: diskTarget(found), jobId };
  },
});
