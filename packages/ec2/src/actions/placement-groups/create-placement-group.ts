import { defineAction } from "../../action";
import { completed } from "../../map/half-made";
import { putTags } from "../../map/tagging";
import { tagsFor } from "../../map/tags";
import { honoured, refused } from "../../rules";
import { Ec2Error, invalidValue, missingParameter } from "../../wire/error";
import { placementGroup, TYPES } from "./placement-group";

export const createPlacementGroup = defineAction("CreatePlacementGroup", {
  parameters: {
    GroupName: honoured,
    Strategy: honoured,
    SpreadLevel: refused("CloudStack spreads over hosts", "host"),
    PartitionCount: refused("affinity groups have no partitions"),
    TagSpecifications: honoured,
    LinkedGroupId: refused("affinity groups are not linked"),
    ParentGroupId: refused("affinity groups have no parents"),
    Operator: refused("groups have no operator but the caller"),
  },
  errors: { 431: "InvalidPlacementGroup.Duplicate" },
  check({ GroupName, Strategy = "cluster", TagSpecifications }) {
    tagsFor("placement-group", TagSpecifications);
    if (GroupName === undefined) throw missingParameter("GroupName");
    if (Strategy === "partition") {
      throw new Ec2Error("UnsupportedOperation", "CloudStack's affinity groups have no partitions");
    }
    if (!TYPES.has(Strategy)) throw invalidValue("Strategy", Strategy, "It is cluster or spread.");
  },
  async run({ GroupName: name = "", Strategy = "cluster", TagSpecifications }, context) {
    const { cloud, ids } = context;
    const type = TYPES.get(Strategy) ?? "";
    const group = await cloud.run("createAffinityGroup", { name, type });
    const id = ids.of("placementGroup", group.id);
    const tags = tagsFor("placement-group", TagSpecifications);
    await completed(
      id,
      () => putTags([id], tags, context),
      () => cloud.run("deleteAffinityGroup", { id: group.id }),
    );
    return { PlacementGroup: placementGroup({ ...group, name, type }, tags, context) };
  },
});
