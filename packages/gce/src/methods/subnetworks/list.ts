import { defineList } from "../../frame/list";
import { subnetworkDocument } from "../../map/network-documents";
import { listSubnetworks } from "../../map/subnetworks";
import { regionNamed } from "../../map/zones";

export const list = defineList("subnetworks.list", {
  async items({ parameters: { region } }, context) {
    const [subnetworks] = await Promise.all([listSubnetworks(context), regionNamed(context, region)]);
    return subnetworks
      .filter(({ subnetwork }) => subnetwork.zone.region === region)
      .map(({ subnetwork, network }) => subnetworkDocument(subnetwork, network.name, context));
  },
});
