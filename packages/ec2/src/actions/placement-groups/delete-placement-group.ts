import { defineAction } from "../../action";
import { forgetTags } from "../../map/account-tags";
import { notFoundError } from "../../map/ids";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const deletePlacementGroup = defineAction("DeletePlacementGroup", {
  parameters: { GroupName: honoured },
  async run({ GroupName: name }, context) {
    const { cloud } = context;
    const [group] = await cloud.list("listAffinityGroups", { name });
    if (!group) throw notFoundError("placementGroup", name);
    // CloudStack would take the instances out of the group; EC2 insists that there are none in it.
    const inside = await cloud.page("listVirtualMachines", {
      affinitygroupid: group.id,
      details: ["min"],
      page: 1,
      pagesize: 1,
    });
    if (inside.items.length > 0) {
      throw new Ec2Error(
        "InvalidPlacementGroup.InUse",
        `The placement group '${name}' is in use and may not be deleted`,
      );
    }
    await cloud.run("deleteAffinityGroup", { id: group.id });
    await forgetTags("placementGroup", group.id, context);
    return {};
  },
});
