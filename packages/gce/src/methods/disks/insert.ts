import type { Context } from "../../context";
import { defineMutation, type Effect } from "../../frame/mutation";
import { checkedName } from "../../map/checked-name";
import { tagNew, tagsFor } from "../../map/described";
import { type SourceImage, sourceImage, sourceImageTag, uploadOfImage } from "../../map/disk-of-image";
import { diskTypeLinked, sizeFor } from "../../map/disk-types";
import { listDisks } from "../../map/disks";
import { diskName } from "../../map/instances/disks";
import { sourceSnapshot } from "../../map/snapshots";
import { makeVolume, type VolumeSource } from "../../map/volume-source";
import { type Zone, zoneNamed } from "../../map/zones";
import type { Disk } from "../../model/types.generated";
import { alreadyExists, invalidField } from "../../wire/errors";

export const insert = defineMutation("disks.insert", {
  fields: {
    honours: ["name", "description", "labels", "sizeGb", "type", "sourceSnapshot", "sourceImage"],
    ignores: { physicalBlockSizeBytes: "The storage decides on its block size." },
  },
  async run({ parameters: { project, zone: zoneName }, body }, context) {
    const { name = "" } = body;
    checkedName(name);
    const tags = tagsFor(body);
    const zone = await zoneNamed(context, zoneName);
    const [make, disks] = await Promise.all([maker(context, zone, body), listDisks(context, zone)]);
    if (disks.some((volume) => diskName(volume) === name)) {
      throw alreadyExists(`projects/${project}/zones/${zoneName}/disks/${name}`);
    }
    return make(name, tags);
  },
});

type Maker = (name: string, tags: ReturnType<typeof tagsFor>) => Promise<Effect>;

/** Finds what the disk is made of, and so how. */
async function maker(context: Context, zone: Zone, body: Disk): Promise<Maker> {
  const { sourceImage: image, sourceSnapshot: snapshot, type } = body;
  const sizeGb = wholeGb(body.sizeGb);
  if (image && snapshot) {
    throw invalidField("resource.sourceSnapshot", snapshot, "Either it or sourceImage may be given.");
  }
  if (image) return imageMaker(context, zone, await sourceImage(context, zone, { image, type, sizeGb }));
  if (snapshot) {
    const fields = { field: "resource.sourceSnapshot", sizeField: "resource.sizeGb" };
    return volumeMaker(context, zone, await sourceSnapshot(context, { ...fields, link: snapshot, sizeGb }));
  }
  const found = await diskTypeLinked(context, zone, "resource.type", type);
  const parameters = { diskofferingid: found.offering.id, ...sizeFor(found, sizeGb) };
  return volumeMaker(context, zone, { parameters, tags: [] });
}

const imageMaker =
  (context: Context, zone: Zone, source: SourceImage): Maker =>
  async (name, tags) => {
    const { id } = await uploadOfImage(context, zone, name, source);
    await tagNew(context, "Volume", id, [...tags, sourceImageTag(source)]);
    return { target: { uuid: id, name } };
  };

/** One createVolume is the operation's job; what grows afterwards is seen to its end. */
const volumeMaker =
  (context: Context, zone: Zone, source: VolumeSource): Maker =>
  async (name, tags) => {
    const { id = "", jobId } =
      source.growTo === undefined
        ? await context.cloud.start("createVolume", { name, zoneid: zone.uuid, ...source.parameters })
        : { ...(await makeVolume(context, zone, name, source)), jobId: undefined };
    await tagNew(context, "Volume", id, [...tags, ...source.tags]);
    return { target: { uuid: id, name }, ...(jobId !== undefined && { jobId }) };
  };

function wholeGb(sizeGb: string | undefined): number | undefined {
  if (sizeGb === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(sizeGb)) throw invalidField("resource.sizeGb", sizeGb, "It must be a size in GB.");
  return Number(sizeGb);
}
