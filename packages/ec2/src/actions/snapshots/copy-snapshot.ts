import { defineAction } from "../../action";
import { findZone } from "../../map/zones";
import { honoured, ignored, refused } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const copySnapshot = defineAction("CopySnapshot", {
  parameters: {
    SourceSnapshotId: honoured,
    SourceRegion: honoured,
    DestinationRegion: honoured,
    DestinationAvailabilityZone: honoured,
    Description: refused("CloudStack's copy is the same snapshot in another zone"),
    TagSpecifications: refused("CloudStack's copy is the same snapshot in another zone"),
    Encrypted: refused("CloudStack's offerings say whether disks are encrypted", false),
    KmsKeyId: refused("CloudStack's offerings say whether disks are encrypted"),
    PresignedUrl: ignored("source and destination are the same cloud"),
    CompletionDurationMinutes: refused("CloudStack takes the time that it takes"),
    DestinationOutpostArn: refused("there are no Outposts"),
  },
  async run({ SourceSnapshotId, DestinationAvailabilityZone: name, ...regions }, context) {
    const { cloud, config, ids } = context;
    for (const region of [regions.SourceRegion, regions.DestinationRegion ?? config.region]) {
      if (region !== config.region) {
        throw new Ec2Error("InvalidRegion", `There is one region, ${config.region}, and not '${region}'`);
      }
    }
    if (name === undefined) {
      throw new Ec2Error(
        "UnsupportedOperation",
        "CloudStack copies snapshots to other zones only: name DestinationAvailabilityZone",
      );
    }
    const zone = await findZone(name, context);
    const id = await ids.resolveOne("snapshot", SourceSnapshotId);
    await cloud.run("copySnapshot", { id, destzoneids: [zone.id] });
    return { SnapshotId: ids.of("snapshot", id) };
  },
});
