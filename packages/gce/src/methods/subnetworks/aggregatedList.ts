import { defineAggregated } from "../../frame/aggregated";
import { subnetworkDocument } from "../../map/network-documents";
import { listSubnetworks } from "../../map/subnetworks";
import { regionScopes } from "../../map/zones";

export const aggregatedList = defineAggregated("subnetworks.aggregatedList", {
  collection: "subnetworks",
  scopes: regionScopes,
  async items(_, context) {
    return (await listSubnetworks(context)).map(({ subnetwork, network }) => ({
      scope: { kind: "region", name: subnetwork.zone.region },
      resource: subnetworkDocument(subnetwork, network.name, context),
    }));
  },
});
