import type { Context } from "../../context";
import { defineMutation } from "../../frame/mutation";
import { checkedName } from "../../map/checked-name";
import { tagNew, tagsFor } from "../../map/described";
import { diskTypeLinked, sizeFor } from "../../map/disk-types";
import { listDisks } from "../../map/disks";
import { diskName } from "../../map/instances/disks";
import { sourceSnapshot } from "../../map/snapshots";
import { type Zone, zoneNamed } from "../../map/zones";
import type { Disk } from "../../model/types.generated";
import { alreadyExists, invalidField } from "../../wire/errors";

export const insert = defineMutation("disks.insert", {
  fields: {
    honours: ["name", "description", "labels", "sizeGb", "type", "sourceSnapshot"],
    ignores: { physicalBlockSizeBytes: "The storage decides on its block size." },
    refuses: { sourceImage: "CloudStack makes a disk of an image only as the boot disk of an instance." },
  },
  async run({ parameters: { project, zone: zoneName }, body }, context) {
    const { name = "" } = body;
    checkedName(name);
    const tags = tagsFor(body);
    const zone = await zoneNamed(context, zoneName);
    const [source, disks] = await Promise.all([sourceOf(context, zone, body), listDisks(context, zone)]);
    if (disks.some((volume) => diskName(volume) === name)) {
      throw alreadyExists(`projects/${project}/zones/${zoneName}/disks/${name}`);
    }
    const { id = "", jobId } = await context.cloud.start("createVolume", { name, zoneid: zone.uuid, ...source });
    await tagNew(context, "Volume", id, tags);
    return { target: { uuid: id, name }, jobId };
  },
});

async function sourceOf(context: Context, zone: Zone, { sizeGb: text, sourceSnapshot: snapshot, type: link }: Disk) {
  const sizeGb = wholeGb(text);
  if (snapshot) {
    const field = "resource.sourceSnapshot";
    return sourceSnapshot(context, { field, link: snapshot, sizeField: "resource.sizeGb", sizeGb });
  }
  const type = await diskTypeLinked(context, zone, "resource.type", link);
  return { diskofferingid: type.offering.id, ...sizeFor(type, sizeGb) };
}

function wholeGb(sizeGb: string | undefined): number | undefined {
  if (sizeGb === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(sizeGb)) throw invalidField("resource.sizeGb", sizeGb, "It must be a size in GB.");
  return Number(sizeGb);
}
