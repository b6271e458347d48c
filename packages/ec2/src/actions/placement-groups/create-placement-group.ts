import { defineAction } from "../../action";
import { honoured, refused } from "../../rules";
import { Ec2Error, invalidValue, missingParameter } from "../../wire/error";
import { placementGroup, TYPES } from "./placement-group";

export const createPlacementGroup = defineAction("CreatePlacementGroup", {
  parameters: {
    GroupName: honoured,
    Strategy: honoured,
    SpreadLevel: refused("CloudStack spreads over hosts", "host"),
    PartitionCount: refused("affinity groups have no partitions"),
    TagSpecifications: refused("CloudStack's affinity groups have no tags"),
    LinkedGroupId: refused("affinity groups are not linked"),
    ParentGroupId: refused("affinity groups have no parents"),
    Operator: refused("groups have no operator but the caller"),
  },
  errors: { 431: "InvalidPlacementGroup.Duplicate" },
  check({ GroupName, Strategy = "cluster" }) {
    if (GroupName === undefined) throw missingParameter("GroupName");
    if (Strategy === "partition") {
      throw new Ec2Error("UnsupportedOperation", "CloudStack's affinity groups have no partitions");
    }
    if (!TYPES.has(Strategy)) throw invalidValue("Strategy", Strategy, "It is cluster or spread.");
  },
  async run({ GroupName: name = "", Strategy = "cluster" }, context) {
    const type = TYPES.get(Strategy) ?? "";
    const group = await context.cloud.run("createAffinityGroup", { name, type });
    return { PlacementGroup: placementGroup({ ...group, name, type }, context) };
  },
});
