import { defineMutation } from "../../frame/mutation";
import { findSubnetwork } from "../../map/subnetworks";
import { GceError } from "../../wire/errors";

export const remove = defineMutation("subnetworks.delete", {
  async run({ parameters }, context) {
    const { subnetwork, network } = await findSubnetwork(context, parameters.region, parameters.subnetwork);
    if (!network.vpc) throw new GceError("invalid", `It goes with its network: delete network '${network.name}'.`);
    const { jobId } = await context.cloud.start("deleteNetwork", { id: subnetwork.cloud.id });
    return { target: { uuid: subnetwork.cloud.id, name: subnetwork.name }, jobId };
  },
});
