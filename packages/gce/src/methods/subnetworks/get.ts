import { defineMethod } from "../../frame/method";
import { subnetworkDocument } from "../../map/network-documents";
import { findSubnetwork } from "../../map/subnetworks";

export const get = defineMethod("subnetworks.get", {
  async run({ parameters }, context) {
    const { subnetwork, network } = await findSubnetwork(context, parameters.region, parameters.subnetwork);
    return subnetworkDocument(subnetwork, network.name, context);
  },
});
