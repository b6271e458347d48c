import type { Template } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { notFoundError } from "../../map/ids";
import { findZone } from "../../map/zones";
import { honoured, ignored, refused } from "../../rules";
import { Ec2Error } from "../../wire/error";

/** CloudStack copies a template to other zones under its own id and name: to the zone that is named, or to all. */
export const copyImage = defineAction("CopyImage", {
  parameters: {
    SourceImageId: honoured,
    SourceRegion: honoured,
    DestinationAvailabilityZone: honoured,
    DestinationAvailabilityZoneId: honoured,
    Name: ignored("the copy is the same template, and keeps its name"),
    Description: ignored("the copy is the same template, and keeps its description"),
    ClientToken: ignored("copying again changes nothing"),
    CopyImageTags: ignored("the copy is the same template, and keeps its tags"),
    Encrypted: refused("CloudStack encrypts by offering, not by template", false),
    KmsKeyId: refused("CloudStack encrypts by offering, not by template"),
    TagSpecifications: refused("the copy is the same template: tag that"),
    DestinationOutpostArn: refused("there are no outposts"),
    SnapshotCopyCompletionDurationMinutes: refused("CloudStack promises no time"),
  },
  async run(input, context) {
    const { cloud, ids, config } = context;
    if (input.SourceRegion !== config.region) {
      throw new Ec2Error("InvalidRegion", `There is one region, ${config.region}, and not '${input.SourceRegion}'`);
    }
    const id = await ids.resolveOne("image", input.SourceImageId);
    const [copies, targets] = await Promise.all([
      cloud.list("listTemplates", { templatefilter: "self", id }),
      targetZones(input.DestinationAvailabilityZone ?? input.DestinationAvailabilityZoneId, context),
    ]);
    const sourcezoneid = sourceZone(copies, input.SourceImageId);
    const missing = targets.filter((zone) => !copies.some(({ zoneid }) => zoneid === zone));
    if (missing.length > 0) await cloud.start("copyTemplate", { id, sourcezoneid, destzoneids: missing });
    return { ImageId: ids.of("image", id) };
  },
});

async function targetZones(name: string | undefined, context: Ec2Context): Promise<readonly string[]> {
  if (name !== undefined) return [(await findZone(name, context)).id];
  return (await context.cloud.catalogue("listZones")).map(({ id }) => id);
}

function sourceZone(copies: readonly Template[], imageId: string): string {
  if (copies.length === 0) throw notFoundError("image", imageId);
  const ready = copies.find(({ isready, zoneid }) => isready && zoneid !== undefined);
  if (ready?.zoneid === undefined)
    throw new Ec2Error("InvalidAMIID.Unavailable", `The image '${imageId}' is not ready`);
  return ready.zoneid;
}
