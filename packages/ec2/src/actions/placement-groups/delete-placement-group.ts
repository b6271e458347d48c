import { CloudError } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import { notFoundError } from "../../map/ids";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const deletePlacementGroup = defineAction("DeletePlacementGroup", {
  parameters: { GroupName: honoured },
  async run({ GroupName: name }, { cloud }) {
    try {
      await cloud.run("deleteAffinityGroup", { name });
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      // The call itself knows whether there is such a group; its job, whether instances are in it.
      if (error.code === 431 && error.jobId === undefined) throw notFoundError("placementGroup", name);
      throw new Ec2Error("InvalidPlacementGroup.InUse", error.text, { cause: error });
    }
    return {};
  },
});
