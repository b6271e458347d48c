import { defineAction } from "../../action";
import { DESCRIPTION_TAG } from "../../map/snapshots/snapshot";
import { cloudTags, RESERVED_PREFIX, tagsFor } from "../../map/tags";
import { findVolume } from "../../map/volumes/find";
import { gib } from "../../map/volumes/volume";
import { honoured, refused } from "../../rules";
import { Ec2Error } from "../../wire/error";

const LONGEST_DESCRIPTION = 255;

export const createSnapshot = defineAction("CreateSnapshot", {
  parameters: {
    VolumeId: honoured,
    Description: honoured,
    TagSpecifications: honoured,
    OutpostArn: refused("there are no Outposts"),
    Location: refused("there are no local zones", "regional"),
  },
  check({ Description = "" }) {
    if (Description.length > LONGEST_DESCRIPTION) {
      throw new Ec2Error("InvalidParameterValue", `Descriptions have at most ${LONGEST_DESCRIPTION} characters`);
    }
  },
  /** Does not wait: clients ask DescribeSnapshots until it says `completed`. */
  async run({ VolumeId, Description, TagSpecifications }, context) {
    const tags = tagsFor("snapshot", TagSpecifications);
    const volume = await findVolume(VolumeId, context);
    if (volume.state !== "Ready") {
      throw new Ec2Error(
        "IncorrectState",
        `The volume '${VolumeId}' has no disk yet: CloudStack makes it at the first attachment`,
      );
    }
    const own = Description ? [{ key: RESERVED_PREFIX + DESCRIPTION_TAG, value: Description }] : [];
    const all = [...own, ...cloudTags(tags)];
    const { id = "" } = await context.cloud.start("createSnapshot", {
      volumeid: volume.id,
      ...(all.length > 0 && { tags: all }),
    });
    return {
      SnapshotId: context.ids.of("snapshot", id),
      VolumeId,
      State: "pending",
      StartTime: new Date(context.now()),
      Progress: "",
      OwnerId: context.owner,
      Description: Description ?? "",
      VolumeSize: gib(volume.size),
      Encrypted: false,
      Tags: tags,
    };
  },
});
